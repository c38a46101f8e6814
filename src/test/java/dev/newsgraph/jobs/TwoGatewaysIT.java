package dev.newsgraph.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import dev.newsgraph.cli.NewsgraphProcesses;
import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.DatabaseAddress;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.IntegrationTest;
import dev.newsgraph.database.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** Two gateways on one database. One is this process, and the other one is killed. */
// Left alive, it would run the jobs of other tests.
@DirtiesContext
@IntegrationTest(properties = { "newsgraph.import.at-start=false",
		// With a long interval, this gateway does not claim the job before the other one.
		"newsgraph.jobs.poll=1h" })
@Tag("slow")
class TwoGatewaysIT {

	private static final int DOCUMENTS = 12_000;

	private static final Duration POLL = Duration.ofSeconds(2);

	private static final String LEASE = """
			MATCH (job:ImportJob {state: 'RUNNING'}) RETURN toString(job.aliveUntil) AS value""";

	@TempDir
	private static Path folder;

	@Autowired
	private GraphClient client;

	@Autowired
	private DatabaseAddress address;

	@Autowired
	private JobStore store;

	@Autowired
	private JobRunner runner;

	@DynamicPropertySource
	static void root(DynamicPropertyRegistry registry) throws IOException {
		Path root = Files.createDirectories(folder.resolve("import"));
		registry.add("newsgraph.import.root", root::toString);
		registry.add("newsgraph.import.runs", () -> folder.resolve("runs").toString());
	}

	@BeforeEach
	void clear() {
		TestDatabase.clear(this.client);
	}

	@Test
	void oneTakesOverTheJobOfTheOtherThatWasKilled() throws Exception {
		for (int i = 0; i < DOCUMENTS; i++) {
			Path file = folder.resolve("import/feed/%d.md".formatted(i));
			Files.createDirectories(file.getParent());
			Files.writeString(file, "---\ntitle: Article %1$d\nwebUrl: https://paper.example/%1$d\n---\n".formatted(i));
		}
		try (NewsgraphProcesses processes = new NewsgraphProcesses(folder)) {
			List<String> options = new ArrayList<>(this.address.options());
			options.addAll(List.of("--server.port=0", "--newsgraph.import.root=" + folder.resolve("import"),
					"--newsgraph.import.runs=" + folder.resolve("runs"), "--newsgraph.import.batch-size=1"));
			Process other = processes.start(options.toArray(String[]::new));
			await("MATCH (job:ImportJob {state: 'RUNNING'}) WHERE job.loaded > 0 RETURN job");
			String gateway = value("MATCH (job:ImportJob {state: 'RUNNING'}) RETURN job.gateway AS value");
			String lease = value(LEASE);
			// A job of this gateway waits in the queue.
			this.store.enqueue(JobKind.IMPORT, "feed", false, null, null);
			Thread.sleep(2000);
			assertThat(states()).containsExactly("RUNNING", "QUEUED");
			assertThat(value(LEASE)).isGreaterThan(lease);
			assertThat(value("MATCH (job:ImportJob {state: 'RUNNING'}) RETURN job.gateway AS value"))
				.isEqualTo(gateway);
			other.destroyForcibly().waitFor();
			// With the default of the lease. The interval of the queue is its default
			// too.
			AtomicLong wake = new AtomicLong(System.nanoTime());
			Awaitility.await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(100)).until(() -> {
				if (System.nanoTime() - wake.get() >= POLL.toNanos()) {
					wake.addAndGet(POLL.toNanos());
					this.runner.wake();
				}
				return states().equals(List.of("FAILED", "RUNNING", "QUEUED"));
			});
		}
		await("MATCH (d:Document) WITH count(d) AS n WHERE n = " + DOCUMENTS + " RETURN n");
		// One query, because a queued job can start between two queries.
		await("""
				MATCH (job:ImportJob) WITH collect(job.state) AS states
				WHERE NOT 'RUNNING' IN states AND NOT 'QUEUED' IN states RETURN states""");
		assertThat(states()).containsExactly("FAILED", "SUCCEEDED", "SUCCEEDED");
		assertThat(value("MATCH (job:ImportJob {state: 'FAILED'}) RETURN job.message AS value"))
			.startsWith("The gateway ended, or lost the database, while the job was running");
		assertThat(value("MATCH (a:Article) RETURN toString(count(a)) AS value")).isEqualTo(String.valueOf(DOCUMENTS));
	}

	private void await(String statement) {
		Awaitility.await()
			.atMost(Duration.ofMinutes(5))
			.pollInterval(Duration.ofMillis(50))
			.until(() -> !this.client.read(CypherStatement.of(statement)).isEmpty());
	}

	private String value(String statement) {
		return this.client.read(CypherStatement.of(statement)).getFirst().get("value").asString();
	}

	private List<String> states() {
		return this.client
			.read(CypherStatement.of("MATCH (job:ImportJob) RETURN job.state AS state ORDER BY job.number"))
			.stream()
			.map((row) -> row.get("state").asString())
			.toList();
	}

}
