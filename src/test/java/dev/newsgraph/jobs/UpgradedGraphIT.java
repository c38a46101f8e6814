package dev.newsgraph.jobs;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.unit.DataSize;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.IntegrationTest;
import dev.newsgraph.database.TestDatabase;
import dev.newsgraph.identity.GlobalId;
import dev.newsgraph.identity.TrackingParameters;
import dev.newsgraph.importing.GraphImport;
import dev.newsgraph.importing.GraphSnapshot;
import dev.newsgraph.importing.ImportProperties;
import dev.newsgraph.importing.ImportRoot;
import dev.newsgraph.importing.SeedFiles;
import dev.newsgraph.importing.report.ImportOutcome;
import dev.newsgraph.importing.report.ImportReport;
import dev.newsgraph.query.execution.UserError;
import dev.newsgraph.revision.CurrentRevision;

import static org.assertj.core.api.Assertions.assertThat;

/** The start of a gateway on a graph that another version has written. */
@IntegrationTest(properties = { "newsgraph.import.at-start=false", "newsgraph.jobs.run=false" })
class UpgradedGraphIT {

	private static final int DOCUMENTS = 300;

	private static final JobProperties PROPERTIES = new JobProperties(true, Duration.ofMillis(200),
			Duration.ofSeconds(30), 100, 100, 100, 100);

	@TempDir
	private static Path folder;

	private final List<Object> events = new CopyOnWriteArrayList<>();

	private final HttpClient http = HttpClient.newHttpClient();

	@Autowired
	private GraphClient client;

	@Autowired
	private ImportRoot root;

	@Autowired
	private BulkJobs bulk;

	@Autowired
	private CurrentRevision revision;

	@LocalServerPort
	private int port;

	private SeedFiles seeds;

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
		this.seeds = new SeedFiles(folder.resolve("import"));
		Map<String, String> files = new TreeMap<>();
		for (int i = 0; i < DOCUMENTS; i++) {
			files.put("feed/%d.md".formatted(i),
					"---\ntitle: Article %1$d\nwebUrl: https://paper.example/%1$d?utm_source=feed\n---\n".formatted(i));
		}
		this.seeds.replace(files);
	}

	@AfterEach
	void stop() throws InterruptedException {
		this.http.close();
		if (this.runner != null) {
			this.runner.destroy();
		}
	}

	/** The older version kept parameters of addresses that this one removes. */
	@Test
	void documentsOfAnOlderMappingAreReadAgainWhileTheGatewayServes() throws Exception {
		graphImport(100, TrackingParameters.of(List.of("none"))).run();
		write("MATCH (s:GraphState) REMOVE s.model, s.mapping");
		assertThat(address()).endsWith("?utm_source=feed");
		start(graphImport(5, TrackingParameters.DEFAULTS), false);
		int answers = 0;
		while (this.events.isEmpty()) {
			JsonNode data = ask("{ stats { articleCount } articles(first: 20) { edges { node { title webUrl } } } }");
			assertThat(data.at("/stats/articleCount").asInt()).isBetween(DOCUMENTS - 5, DOCUMENTS + 5);
			// An article that is removed while the statement reads it is left out.
			assertThat(data.at("/articles/edges")).hasSizeBetween(1, 20);
			answers++;
		}
		assertThat(answers).as("answers during the import").isGreaterThan(3);
		ImportReport report = report();
		assertThat(report.outcome()).isEqualTo(ImportOutcome.COMPLETED);
		assertThat(report.loaded()).isEqualTo(DOCUMENTS);
		assertThat(report.unchanged()).isZero();
		assertThat(address()).doesNotContain("utm_source");
		Awaitility.await().until(() -> this.revision.read().loaded());
		// Versions before did not note it.
		write("MATCH (s:GraphState) REMOVE s.loaded");
		assertThat(this.revision.read().loaded()).as("after a completed import").isTrue();
		write("MATCH (j:ImportJob) SET j.folder = 'feed'");
		assertThat(this.revision.read().loaded()).as("after an import of one folder").isFalse();
		List<String> upgraded = GraphSnapshot.of(this.client);
		TestDatabase.clear(this.client);
		this.seeds.load(this.client, 1000);
		assertThat(upgraded).isEqualTo(GraphSnapshot.of(this.client));
	}

	@Test
	void anOlderGatewayAnswersButDoesNotWrite() throws Exception {
		this.seeds.load(this.client, 100);
		write("MATCH (s:GraphState) SET s.mapping = 99");
		this.seeds.replace(Map.of("feed/new.md", "---\ntitle: New\nwebUrl: https://new.example/\n---\n"));
		List<String> before = GraphSnapshot.of(this.client);
		start(graphImport(100, TrackingParameters.DEFAULTS), true);
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> !this.events.isEmpty());
		ImportReport report = report();
		assertThat(report.outcome()).isEqualTo(ImportOutcome.NEWER_GRAPH);
		assertThat(report.notices()).singleElement()
			.asString()
			.startsWith("A newer version of Newsgraph has written to this graph (")
			.endsWith("so this version only reads it: import with the newer version.");
		assertThat(text("MATCH (j:ImportJob) RETURN j.state AS value")).isEmpty();
		assertThat(ask("{ stats { articleCount } }").at("/stats/articleCount").asInt()).isEqualTo(DOCUMENTS);
		assertThat(GraphSnapshot.of(this.client)).isEqualTo(before);
	}

	/**
	 * With one database for several gateways, the newer ones run the jobs. Their jobs and
	 * their indexes can be other than those of this version.
	 */
	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void anOlderGatewayLeavesTheJobsToNewerOnes(CapturedOutput output) throws Exception {
		this.seeds.load(this.client, 100);
		write("DROP INDEX import_job_state IF EXISTS");
		write("CREATE INDEX import_job_state FOR (n:ImportJob) ON (n.state, n.kind)");
		write("CREATE (:ImportJob {key: 'killed', number: 1, kind: 'IMPORT', state: 'RUNNING', gateway: 'newer',"
				+ " aliveUntil: datetime() - duration('PT1M'), dryRun: false, loaded: 0, removed: 0, priority: 9})");
		write("MERGE (queue:ImportLock {id: 'jobs'}) SET queue.number = 1");
		write("MATCH (s:GraphState) SET s.mapping = s.mapping + 1");
		this.seeds.replace(Map.of("feed/new.md", "---\ntitle: New\nwebUrl: https://new.example/\n---\n"));
		start(graphImport(100, TrackingParameters.DEFAULTS), false);
		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.until(() -> output.getOut().contains("This gateway runs no import jobs. A newer version of Newsgraph"));
		Thread.sleep(1000);
		assertThat(output.getOut()).containsOnlyOnce("This gateway runs no import jobs.");
		assertThat(report().outcome()).isEqualTo(ImportOutcome.NEWER_GRAPH);
		JobStore store = new JobStore(this.client, PROPERTIES);
		store.prepare();
		assertThat(new StartImport(store, this.runner, this.root).run(Map.of("input", Map.of("folder", "feed")), null)
			.userErrors()).singleElement().satisfies((error) -> {
				assertThat(error.code()).isEqualTo("NEWER_GRAPH");
				assertThat(error.message()).endsWith("import with the newer version.");
			});
		assertThat(new CancelImport(store)
			.run(Map.of("input", Map.of("id", new GlobalId("ImportJob", "killed").encode())), null)
			.userErrors()).extracting(UserError::code).containsExactly("NEWER_GRAPH");
		assertThat(text("MATCH (j:ImportJob) RETURN j.state AS value")).containsExactly("RUNNING");
		assertThat(text(
				"SHOW INDEXES YIELD name, properties WHERE name = 'import_job_state' RETURN toString(size(properties)) AS value"))
			.containsExactly("2");
		this.events.clear();
		write("MATCH (j:ImportJob) DELETE j");
		// As if this were the newer version
		write("MATCH (s:GraphState) SET s.mapping = s.mapping - 1");
		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.until(() -> text("MATCH (j:ImportJob) RETURN j.state AS value").equals(List.of("SUCCEEDED")));
	}

	/** Imports must not wait in silence for something that does not end by itself. */
	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void aSchemaThatCannotBeCreatedIsNamedOnce(CapturedOutput output) throws Exception {
		write("DROP CONSTRAINT import_problem_key IF EXISTS");
		write("CREATE (:ImportProblem {key: 'twice'}), (:ImportProblem {key: 'twice'})");
		start(graphImport(100, TrackingParameters.DEFAULTS), true);
		String warning = "Import jobs wait, because their queue cannot be read; the gateway tries again.";
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> output.getOut().contains(warning));
		Thread.sleep(1000);
		assertThat(output.getOut()).containsOnlyOnce(warning)
			.containsPattern(
					"tries again\\. The database .*\\. Unable to create Constraint.* name='import_problem_key'");
		write("MATCH (p:ImportProblem) DELETE p");
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> !this.events.isEmpty());
		assertThat(report().outcome()).isEqualTo(ImportOutcome.COMPLETED);
	}

	private ImportReport report() {
		return ((JobFinished) this.events.getFirst()).report();
	}

	/**
	 * Starts the jobs as a gateway does that imports at its start.
	 * @param exclusive whether there is no other gateway
	 */
	private void start(GraphImport graphImport, boolean exclusive) {
		JobStore store = new JobStore(this.client, PROPERTIES);
		JobExecution execution = new JobExecution(store, graphImport, PROPERTIES, folder.resolve("runs"),
				Clock.systemUTC(), exclusive);
		this.runner = new JobRunner(store, execution, this.root, PROPERTIES,
				new JobReports(System.out, 10, this.events::add), exclusive, true, this.bulk);
		this.runner.databaseReachable();
	}

	private GraphImport graphImport(int batchSize, TrackingParameters tracking) {
		ImportProperties properties = new ImportProperties(folder.resolve("import"), false, batchSize,
				new ImportProperties.Throttle(batchSize, 0), 2, DataSize.ofMegabytes(1), "", Duration.ofSeconds(10),
				Duration.ofSeconds(10), 100, 100, folder.resolve("runs"), 10, ImportProperties.Changes.DEFAULTS);
		return new GraphImport(this.client, properties, tracking, Clock.systemUTC());
	}

	private JsonNode ask(String query) throws Exception {
		JsonMapper json = new JsonMapper();
		HttpResponse<String> response = this.http
			.send(HttpRequest.newBuilder(URI.create("http://localhost:%d/graphql".formatted(this.port)))
				.header("Content-Type", "application/json")
				.POST(BodyPublishers.ofString(json.writeValueAsString(Map.of("query", query))))
				.build(), BodyHandlers.ofString());
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		JsonNode body = json.readTree(response.body());
		assertThat(body.has("errors")).as(response.body()).isFalse();
		return body.get("data");
	}

	private String address() {
		return text("MATCH (a:Article) RETURN a.key AS value ORDER BY value LIMIT 1").getFirst();
	}

	private List<String> text(String statement) {
		return this.client.read(CypherStatement.of(statement))
			.stream()
			.map((row) -> row.get("value").asString())
			.toList();
	}

	private void write(String statement) {
		this.client.write((transaction) -> transaction.run(CypherStatement.of(statement)));
	}

}
