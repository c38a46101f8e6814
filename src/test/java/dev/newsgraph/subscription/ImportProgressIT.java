package dev.newsgraph.subscription;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.IntegrationTest;
import dev.newsgraph.database.TestDatabase;
import dev.newsgraph.identity.GlobalId;

import static org.assertj.core.api.Assertions.assertThat;

/** Subscriptions while the gateway imports. */
// Left alive, it would run the jobs of other tests.
@DirtiesContext
@IntegrationTest(properties = { "newsgraph.import.at-start=false", "newsgraph.jobs.poll=100ms",
		"newsgraph.import.batch-size=20", "newsgraph.subscriptions.poll=50ms" })
class ImportProgressIT {

	private static final int DOCUMENTS = 100;

	@TempDir
	private static Path folder;

	@Autowired
	private GraphClient client;

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void root(DynamicPropertyRegistry registry) {
		registry.add("newsgraph.import.root", () -> folder.resolve("import").toString());
		registry.add("newsgraph.import.runs", () -> folder.resolve("runs").toString());
	}

	@BeforeEach
	void write() throws Exception {
		TestDatabase.clear(this.client);
		Files.createDirectories(folder.resolve("import/feed"));
		for (int i = 0; i < DOCUMENTS; i++) {
			Files.writeString(folder.resolve("import/feed/%d.md".formatted(i)),
					"---\ntitle: Article %1$d\nwebUrl: https://paper.example/%1$d\n---\n".formatted(i));
		}
	}

	@Test
	void aJobIsFollowedToItsEndAndEachArticleArrives() throws Exception {
		try (TestSocket socket = TestSocket.connect(this.port); TestSocket changes = TestSocket.connect(this.port)) {
			changes.subscribe("c", "subscription { articleChanged { kind article { title } } }");
			changes.subscribe("ready", "{ __typename }");
			changes.next("next");
			changes.next("complete");
			startImport(socket);
			socket.subscribe("jobs", "{ importJobs(first: 1) { edges { node { id } } } }");
			String id = socket.data().at("/importJobs/edges/0/node/id").asString();
			socket.next("complete");
			socket.subscribe("1", "subscription($id: ID!) { importProgress(id: $id) { state readCount loadedCount } }",
					Map.of("id", id));
			List<JsonNode> jobs = new ArrayList<>();
			while (jobs.isEmpty() || jobs.getLast().get("state").asString().matches("QUEUED|RUNNING")) {
				jobs.add(socket.data().get("importProgress"));
			}
			assertThat(jobs.getLast().get("state").asString()).isEqualTo("SUCCEEDED");
			assertThat(jobs.getLast().get("loadedCount").asInt()).isEqualTo(DOCUMENTS);
			assertThat(socket.next("complete").get("id").asString()).isEqualTo("1");
			List<String> titles = new ArrayList<>();
			for (int i = 0; i < DOCUMENTS; i++) {
				JsonNode change = changes.data().get("articleChanged");
				assertThat(change.get("kind").asString()).isEqualTo("CREATED");
				titles.add(change.at("/article/title").asString());
			}
			assertThat(titles).doesNotHaveDuplicates();
			Files.writeString(folder.resolve("import/feed/7.md"),
					"---\ntitle: New\nwebUrl: https://paper.example/7\n---\n");
			Files.delete(folder.resolve("import/feed/8.md"));
			startImport(socket);
			List<String> kinds = List.of(changes.data().at("/articleChanged/kind").asString(),
					changes.data().at("/articleChanged/kind").asString());
			assertThat(kinds).containsExactlyInAnyOrder("UPDATED", "REMOVED");
		}
	}

	/** A job can also change between the look at it and the read of its values. */
	@Test
	void anEventIsSentOnlyIfASelectedValueHasChanged() throws Exception {
		write("CREATE (:ImportJob {key: 'other', number: 1000, kind: 'IMPORT', state: 'RUNNING', dryRun: false, read: 0,"
				+ " aliveUntil: datetime() + duration('PT1H')})");
		Map<String, Object> id = Map.of("id", new GlobalId("ImportJob", "other").encode());
		try (TestSocket socket = TestSocket.connect(this.port); TestSocket counts = TestSocket.connect(this.port)) {
			socket.subscribe("1", "subscription($id: ID!) { importProgress(id: $id) { state } }", id);
			assertThat(socket.data().at("/importProgress/state").asString()).isEqualTo("RUNNING");
			counts.subscribe("1", "subscription($id: ID!) { importProgress(id: $id) { readCount } }", id);
			for (int read = 0; read < 5; read++) {
				write("MATCH (job:ImportJob {key: 'other'}) SET job.read = " + read);
				assertThat(counts.data().at("/importProgress/readCount").asInt()).isEqualTo(read);
			}
			write("MATCH (job:ImportJob {key: 'other'}) SET job.state = 'SUCCEEDED', job.endedAt = datetime()");
			assertThat(socket.data().at("/importProgress/state").asString()).isEqualTo("SUCCEEDED");
			socket.next("complete");
			counts.next("complete");
		}
	}

	private void write(String statement) {
		this.client.write((transaction) -> transaction.run(CypherStatement.of(statement)));
	}

	private static void startImport(TestSocket socket) throws InterruptedException {
		socket.subscribe("start", "mutation { startImport(input: { folder: \"feed\" }) { __typename } }");
		socket.data();
		socket.next("complete");
	}

}
