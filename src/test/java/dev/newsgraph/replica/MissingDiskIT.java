package dev.newsgraph.replica;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.IntegrationTest;
import dev.newsgraph.database.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A gateway of several that starts while the disk with its folders is not mounted, and no
 * other one is ready.
 */
// Left alive, it would run the jobs of other tests.
@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
@IntegrationTest(properties = { "newsgraph.import.at-start=true", "newsgraph.import.watch=true",
		"newsgraph.import.still=200ms", "newsgraph.jobs.poll=200ms", "newsgraph.replica.interval=100ms",
		"newsgraph.replica.first-after=500ms", "newsgraph.replica.expect=http://127.0.0.1:1" })
class MissingDiskIT {

	@TempDir
	private static Path folder;

	@Autowired
	private Replica replica;

	@Autowired
	private GraphClient client;

	@Autowired
	private MeterRegistry meters;

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void root(DynamicPropertyRegistry registry) {
		registry.add("newsgraph.import.root", () -> folder.resolve("import").toString());
		registry.add("newsgraph.import.runs", () -> folder.resolve("runs").toString());
	}

	@Test
	void itIsReadyWhenTheDiskIsThereAndAllFoldersAreImported(CapturedOutput output) throws Exception {
		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.untilAsserted(() -> assertThat(this.replica.reason())
				.isEqualTo("The import of all folders ended with NO_FOLDER, and no other gateway is ready."));
		TestDatabase.clear(this.client);
		awaitState(ReplicaState.WAITING);
		Thread.sleep(2000);
		HttpResponse<String> readiness = get("readiness");
		assertThat(readiness.statusCode()).as("without documents").isEqualTo(503);
		assertThat(readiness.body()).contains("OUT_OF_SERVICE");
		assertThat(gauge("newsgraph.replica.ready")).isZero();
		assertThat(gauge("newsgraph.replica.silent")).isEqualTo(1);
		assertThat(gauge("newsgraph.watch.root")).isZero();
		itAnswersFromTheGraphOfAnEarlierImport();
		Path mounted = Files.createDirectories(folder.resolve("disk/feed"));
		Files.writeString(mounted.resolve("a.md"), "---\ntitle: A\nwebUrl: https://paper.example/a\n---\n");
		Files.move(mounted.getParent(), folder.resolve("import"));
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> this.replica.reason() == null);
		assertThat(get("readiness").statusCode()).isEqualTo(200);
		assertThat(gauge("newsgraph.replica.ready")).isEqualTo(1);
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> isLoaded());
		theDiskIsGoneForSomeTime(output);
	}

	/** As if an earlier process had completed an import. */
	private void itAnswersFromTheGraphOfAnEarlierImport() throws Exception {
		write("MERGE (s:GraphState {id: 'graph'}) SET s.loaded = true");
		awaitState(ReplicaState.OUTDATED);
		assertThat(get("readiness").statusCode()).isEqualTo(200);
		assertThat(gauge("newsgraph.replica.outdated")).isEqualTo(1);
		assertThat(get("replicas").body()).contains("\"state\":\"outdated\"", "ended with NO_FOLDER",
				"\"http://127.0.0.1:1\":\"no answer: ConnectException");
		write("MATCH (s:GraphState) DELETE s");
		awaitState(ReplicaState.WAITING);
		assertThat(get("readiness").statusCode()).isEqualTo(503);
	}

	private void theDiskIsGoneForSomeTime(CapturedOutput output) throws Exception {
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> gauge("newsgraph.watch.root") == 1);
		Files.move(folder.resolve("import"), folder.resolve("away"));
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> gauge("newsgraph.watch.root") == 0);
		Thread.sleep(1000);
		assertThat(get("readiness").statusCode()).isEqualTo(200);
		assertThat(this.client.lookUp(CypherStatement.of("MATCH (d:Document) RETURN d"))).hasSize(1);
		Files.move(folder.resolve("away"), folder.resolve("import"));
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> gauge("newsgraph.watch.root") == 1);
		// At the start, and now.
		assertThat(output.getAll().split("The import root .* cannot be read\\. ", -1)).hasSizeBetween(2, 3);
		assertThat(output.getAll()).contains("can be read again.");
	}

	private void awaitState(ReplicaState state) {
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> this.replica.state() == state);
	}

	private double gauge(String name) {
		return this.meters.get(name).gauge().value();
	}

	private boolean isLoaded() {
		return !this.client.lookUp(CypherStatement.of("MATCH (s:GraphState {loaded: true}) RETURN s")).isEmpty();
	}

	private void write(String cypher) {
		this.client.write((transaction) -> transaction.run(CypherStatement.of(cypher)));
	}

	private HttpResponse<String> get(String group) throws IOException, InterruptedException {
		try (HttpClient http = HttpClient.newHttpClient()) {
			return http.send(HttpRequest
				.newBuilder(URI.create("http://127.0.0.1:%d/actuator/health/%s".formatted(this.port, group)))
				.build(), BodyHandlers.ofString());
		}
	}

}
