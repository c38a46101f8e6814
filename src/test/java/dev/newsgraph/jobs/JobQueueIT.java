package dev.newsgraph.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import dev.newsgraph.database.Caller;
import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.IntegrationTest;
import dev.newsgraph.database.StatementSent;
import dev.newsgraph.database.StatementSent.Access;
import dev.newsgraph.database.TestDatabase;
import dev.newsgraph.importing.report.ImportObserver;
import dev.newsgraph.importing.report.ImportOutcome;
import dev.newsgraph.importing.report.ImportReport;
import dev.newsgraph.query.execution.MutationResult;
import dev.newsgraph.query.execution.UserError;

import static org.assertj.core.api.Assertions.assertThat;

/** The queue of import jobs is bounded, and equal queued jobs are joined. */
@DirtiesContext
@IntegrationTest(properties = { "newsgraph.import.at-start=false", "newsgraph.jobs.run=false",
		"newsgraph.database.read-timeout=60s" })
class JobQueueIT {

	@TempDir
	private static Path folder;

	@Autowired
	private GraphClient client;

	@Autowired
	private JobStore store;

	@Autowired
	private JobExecution execution;

	@Autowired
	private JobProperties properties;

	@Autowired
	private StartImport startImport;

	@DynamicPropertySource
	static void root(DynamicPropertyRegistry registry) throws IOException {
		Path root = Files.createDirectories(folder.resolve("import"));
		for (int i = 0; i <= 100; i++) {
			Files.createDirectories(root.resolve("feed-" + i));
		}
		registry.add("newsgraph.import.root", root::toString);
		registry.add("newsgraph.import.runs", () -> folder.resolve("runs").toString());
	}

	@BeforeEach
	void clear() {
		TestDatabase.clear(this.client);
		this.store.prepare();
	}

	@Test
	void threeHundredEqualRequestsQueueOneJob() {
		Set<String> keys = new HashSet<>();
		for (int i = 0; i < 300; i++) {
			keys.add(start("feed-0", false));
		}
		assertThat(keys).hasSize(1);
		assertThat(states()).containsExactly("QUEUED");
	}

	@Test
	void oneEqualJobIsQueuedBehindTheRunningOne() {
		String running = start("feed-0", false);
		assertThat(this.store.claim()).hasValueSatisfying((job) -> assertThat(job.key()).isEqualTo(running));
		String queued = start("feed-0", false);
		assertThat(queued).isNotEqualTo(running);
		for (int i = 0; i < 10; i++) {
			assertThat(start("feed-0", false)).isEqualTo(queued);
		}
		assertThat(states()).containsExactly("RUNNING", "QUEUED");
	}

	@Test
	void aFullQueueRefusesMoreJobsAndSaysHowToContinue() {
		for (int i = 0; i < 100; i++) {
			start("feed-" + i, false);
		}
		MutationResult refused = request("feed-100", false);
		assertThat(refused.key()).isNull();
		assertThat(refused.userErrors()).containsExactly(new UserError(List.of(), "QUEUE_FULL",
				"The queue holds 100 import jobs, which is the limit newsgraph.jobs.max-queued; try again when a"
						+ " job has ended, or cancel queued jobs with cancelImport."));
		// Equal jobs are still joined, and the import at the start is always queued.
		assertThat(start("feed-99", false)).isNotEmpty();
		assertThat(request("feed-0", true).userErrors()).extracting(UserError::code).containsExactly("QUEUE_FULL");
		assertThat(states()).hasSize(100);
		this.store.enqueueImportAtStart();
		assertThat(states()).hasSize(101);
		this.store.claim();
		this.store.claim();
		assertThat(states()).containsOnlyOnce("RUNNING");
	}

	/** The first requests to a new database can arrive while the gateway prepares it. */
	@Test
	void requestsAtOnceShareOneQueueEvenBeforeItsConstraintsExist() throws Exception {
		JobStatement.SCHEMA.statements().stream().map(JobQueueIT::drop).forEach(this::write);
		JobStore fresh = new JobStore(this.client, this.properties);
		Set<String> keys = new HashSet<>();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<String>> requests = IntStream.range(0, 40)
				.mapToObj((i) -> threads.submit(() -> fresh.enqueue(JobKind.IMPORT, "feed-" + i, false, null, null)))
				.toList();
			assertThat(requests.getFirst()).as("a request that waits")
				.failsWithin(Duration.ofSeconds(1))
				.withThrowableOfType(TimeoutException.class);
			fresh.prepare();
			for (Future<String> request : requests) {
				keys.add(request.get());
			}
		}
		assertThat(keys).hasSize(40);
		assertThat(states()).hasSize(40).containsOnly("QUEUED");
		assertThat(
				this.client.read(CypherStatement.of("MATCH (queue:ImportLock {id: 'jobs'}) RETURN queue.number AS n")))
			.singleElement()
			.satisfies((row) -> assertThat(row.get("n").asInt()).isEqualTo(40));
	}

	private static String drop(CypherStatement statement) {
		return statement.text().replaceFirst("(?s)CREATE .*?(CONSTRAINT|INDEX) (\\w+) .*", "DROP $1 $2 IF EXISTS");
	}

	@Test
	void theAgeOfTheQueueIsThatOfTheOldestJobThatWaits() {
		assertThat(this.store.queue().waiting()).isZero();
		start("feed-0", false);
		this.store.claim();
		write("MATCH (job:ImportJob) SET job.queuedAt = datetime() - duration('PT9H')");
		assertThat(this.store.queue().waiting()).as("a job that runs").isZero();
		for (int i = 1; i < 3; i++) {
			start("feed-" + i, false);
			write("MATCH (job:ImportJob {folder: 'feed-%d'}) SET job.queuedAt = datetime() - duration('PT%dH')"
				.formatted(i, i));
		}
		assertThat(this.store.queue().count()).isEqualTo(2);
		assertThat(this.store.queue().waiting()).isBetween(Duration.ofHours(2), Duration.ofHours(2).plusMinutes(1));
	}

	@Test
	void theEndOfAJobWhoseProcessEndedIsReturned() {
		String killed = start("feed-0", false);
		this.store.claim();
		write("MATCH (job:ImportJob) SET job.aliveUntil = job.startedAt + duration('PT2S')");
		assertThat(this.store.recover(true)).singleElement().satisfies((end) -> {
			assertThat(end.dryRun()).isFalse();
			assertThat(end.report().job()).isEqualTo(killed);
			assertThat(end.report().outcome()).isEqualTo(ImportOutcome.PROCESS_ENDED);
			assertThat(end.report().took()).isEqualTo(Duration.ofSeconds(2));
		});
		assertThat(states()).containsExactly("FAILED", "QUEUED");
		assertThat(this.store.recover(true)).isEmpty();
	}

	/** They are listed in the log of slow operations, and in traces. */
	@Test
	void theStatementsOfAMutationAreThoseOfItsCaller() {
		start("feed-0", false);
		List<StatementSent> sent = new CopyOnWriteArrayList<>();
		Caller caller = new Caller() {

			@Override
			public String name() {
				return "127.0.0.1";
			}

			@Override
			public long since() {
				return System.nanoTime();
			}

			@Override
			public boolean isGone() {
				return false;
			}

			@Override
			public void onStatement(StatementSent event) {
				sent.add(event);
			}

		};
		assertThat(this.startImport.run(Map.of("input", Map.of("folder", "feed-0", "dryRun", true)), caller).key())
			.isNotNull();
		assertThat(sent).extracting(StatementSent::access).containsExactly(Access.READ, Access.WRITE);
		assertThat(sent.getLast().text()).contains("ImportJob");
	}

	@Test
	void theEndOfAJobThatWasCancelledOrGivenBackIsNoFailure() {
		String cancelled = start("feed-0", false);
		start("feed-1", false);
		this.store.claim();
		this.store.cancel(cancelled, null);
		assertThat(this.store.recover(true)).singleElement()
			.satisfies((end) -> assertThat(end.report().outcome()).isEqualTo(ImportOutcome.STOPPED));
		Job running = this.store.claim().orElseThrow();
		this.store.release(running);
		assertThat(this.store.recover(true)).singleElement()
			.satisfies((end) -> assertThat(end.report().outcome()).isEqualTo(ImportOutcome.STOPPED));
		assertThat(states()).containsExactly("CANCELLED", "FAILED", "QUEUED");
	}

	@Test
	void aJobThatCannotStartHasAReport() {
		start("feed-0", false);
		Job job = this.store.claim().orElseThrow();
		ImportReport report = this.execution.run(job, () -> {
			throw new IllegalArgumentException("there is no folder 'feed-0'");
		}, ImportObserver.NONE, () -> false);
		assertThat(report).isNotNull();
		assertThat(report.outcome()).isEqualTo(ImportOutcome.NO_FOLDER);
		assertThat(report.notices()).containsExactly("Nothing was imported: there is no folder 'feed-0'.");
		assertThat(states()).containsExactly("FAILED");
	}

	private void write(String statement) {
		this.client.write((transaction) -> transaction.run(CypherStatement.of(statement)));
	}

	private String start(String name, boolean dryRun) {
		MutationResult result = request(name, dryRun);
		assertThat(result.userErrors()).isEmpty();
		return result.key();
	}

	private MutationResult request(String name, boolean dryRun) {
		Map<String, Object> input = new HashMap<>(Map.of("folder", name, "dryRun", dryRun));
		return this.startImport.run(Map.of("input", input), null);
	}

	private List<String> states() {
		return this.client
			.read(CypherStatement.of("MATCH (job:ImportJob) RETURN job.state AS state ORDER BY job.number"))
			.stream()
			.map((row) -> row.get("state").asString())
			.toList();
	}

}
