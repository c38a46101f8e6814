package dev.newsgraph.jobs;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.FileSystemUtils;

import dev.newsgraph.access.TestToken;
import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.IntegrationTest;
import dev.newsgraph.database.TestDatabase;
import dev.newsgraph.importing.report.RunFolder;

import static org.assertj.core.api.Assertions.assertThat;

/** Import jobs through the API. */
// Left alive, it would run the jobs of other tests.
@DirtiesContext
@IntegrationTest(properties = { "newsgraph.import.at-start=false", "newsgraph.import.watch=true",
		"newsgraph.import.still=200ms", "newsgraph.jobs.poll=200ms", "newsgraph.jobs.kept=20",
		// More operations at once than the number of processors allows by default.
		"newsgraph.http.operations-per-core=100" })
class ImportJobsIT {

	@TempDir
	private static Path folder;

	private final JsonMapper json = new JsonMapper();

	private final HttpClient http = HttpClient.newHttpClient();

	@Autowired
	private GraphClient client;

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void root(DynamicPropertyRegistry registry) throws IOException {
		Path root = Files.createDirectories(folder.resolve("import"));
		registry.add("newsgraph.import.root", root::toString);
		registry.add("newsgraph.import.runs", () -> folder.resolve("runs").toString());
	}

	@BeforeEach
	void clear() throws Exception {
		try (java.util.stream.Stream<Path> folders = Files.list(folder.resolve("import"))) {
			for (Path each : folders.toList()) {
				FileSystemUtils.deleteRecursively(each);
			}
		}
		// The watch must detect the deletion, and its jobs must end, before the graph is
		// cleared.
		Thread.sleep(800);
		awaitAll();
		TestDatabase.clear(this.client);
	}

	@Test
	void theWatchLoadsAFolderAndRemovesIt() throws Exception {
		// Moved, so that the watch does not detect a part of it.
		Path staged = Files.createDirectory(folder.resolve("staged"));
		Files.writeString(staged.resolve("a.md"), article("a", "b"));
		Files.writeString(staged.resolve("broken.md"), "no front matter");
		Files.move(staged, folder.resolve("import/morning"));
		JsonNode loaded = awaitJob("IMPORT", "morning");
		assertThat(loaded.get("state").asString()).isEqualTo("SUCCEEDED_WITH_REJECTS");
		assertThat(loaded.get("loadedCount").asInt()).isEqualTo(1);
		assertThat(loaded.get("revision").asString()).matches("[0-9a-f]{64}").isNotEqualTo("0".repeat(64));
		JsonNode problem = loaded.at("/problems/edges/0/node");
		assertThat(problem.get("path").asString()).isEqualTo("broken.md");
		assertThat(problem.get("hint").asString()).isNotEmpty();
		assertThat(post("query ($id: ID!) { node(id: $id) { id ... on ImportProblem { path } } }",
				Map.of("id", problem.get("id").asString()))
			.at("/data/node/path")
			.asString()).isEqualTo("broken.md");
		write("morning/a.md", article("a", "c"));
		awaitArticles("a", "c");
		FileSystemUtils.deleteRecursively(folder.resolve("import/morning"));
		JsonNode removed = awaitJob("REMOVAL", "morning");
		assertThat(removed.get("removedCount").asInt()).isEqualTo(1);
		assertThat(removed.get("revision").asString()).as("of an empty graph").isEqualTo("0".repeat(64));
		awaitArticles();
	}

	@Test
	void theWatchRemovesTheLastDocumentOfTheRootItself() throws Exception {
		write("loose.md", article("loose", "other"));
		awaitArticles("loose", "other");
		Files.delete(folder.resolve("import/loose.md"));
		assertThat(awaitJob("REMOVAL", "import").get("removedCount").asInt()).isEqualTo(1);
		awaitArticles();
	}

	@Test
	void aDryRunNamesEveryDifferenceAndWritesNothing() throws Exception {
		// Moved, so that the watch queues exactly one job, which must have ended before.
		Path staged = Files.createDirectory(folder.resolve("staged-daily"));
		Files.writeString(staged.resolve("a.md"), article("a", "b"));
		Files.writeString(staged.resolve("old.md"), article("old", "b"));
		Files.move(staged, folder.resolve("import/daily"));
		awaitJob("IMPORT", "daily");
		// The dry run is queued before the watch detects the changes, and runs after
		// them.
		run("CREATE (:ImportJob {key: 'other', state: 'RUNNING', aliveUntil: datetime() + duration('PT1H')})");
		String id = start("daily", true);
		Path changed = folder.resolve("import/daily");
		Files.writeString(changed.resolve("a.md"), article("a", "c"));
		Files.writeString(changed.resolve("new.md"), article("new", "c"));
		Files.delete(changed.resolve("old.md"));
		run("MATCH (job:ImportJob {key: 'other'}) DELETE job");
		JsonNode job = await(id);
		List<String> differences = new ArrayList<>();
		job.at("/differences/edges")
			.forEach((edge) -> differences.add("%s %s %s".formatted(edge.at("/node/kind").asString(),
					edge.at("/node/change").asString(), edge.at("/node/name").asString().replaceAll(".*/", ""))));
		assertThat(differences).containsExactlyInAnyOrder("DOCUMENT CHANGED a.md", "DOCUMENT ADDED new.md",
				"DOCUMENT REMOVED old.md", "ARTICLE CHANGED a", "ARTICLE REMOVED b", "ARTICLE ADDED c",
				"ARTICLE ADDED new", "ARTICLE REMOVED old");
		try (Stream<Path> files = Files.find(folder.resolve("runs"), 2,
				(file, attributes) -> file.endsWith(RunFolder.DIFFERENCES))) {
			assertThat(Files.readAllLines(files.findFirst().orElseThrow())).hasSize(differences.size())
				.anySatisfy((line) -> assertThat(line).contains("\"DOCUMENT\"", "\"ADDED\"", "daily/new.md"));
		}
	}

	@Test
	void importsAskedForAtOnceTakeTurnsWhileQueriesAreAnswered() throws Exception {
		for (int part = 0; part < 4; part++) {
			for (int i = 0; i < 50; i++) {
				write("part-%d/%d.md".formatted(part, i),
						article("p%d-%d".formatted(part, i), "shared-" + i % 7, "p%d-%d".formatted((part + 1) % 4, i)));
			}
		}
		AtomicBoolean running = new AtomicBoolean(true);
		List<JsonNode> answers = new ArrayList<>();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<?> reader = threads.submit(() -> {
				while (running.get()) {
					answers.add(post("{ articles(first: 5) { totalCount edges { node { title provider { name } } } } }",
							Map.of()));
				}
			});
			try {
				List<Callable<String>> askers = IntStream.range(0, 4)
					.<Callable<String>>mapToObj((part) -> () -> start("part-" + part, false))
					.toList();
				Set<String> ids = new HashSet<>();
				for (Future<String> asker : threads.invokeAll(askers)) {
					ids.add(asker.get());
				}
				assertThat(ids).hasSize(4);
				for (String id : ids) {
					assertThat(await(id).get("state").asString()).isEqualTo("SUCCEEDED");
				}
			}
			finally {
				running.set(false);
			}
			reader.get();
		}
		assertThat(answers).isNotEmpty().allSatisfy((answer) -> assertThat(answer.get("errors")).isNull());
		assertThat(count("MATCH (a:Article) RETURN count(a) AS n")).isEqualTo(207);
		assertThat(count("MATCH (a:Article)-[:RELATED_TO]->() RETURN count(*) AS n")).isEqualTo(400);
		assertThat(count("MATCH (a:Article) RETURN count(DISTINCT a.key) AS n")).isEqualTo(207);
		assertThat(count("MATCH (p:Provider) RETURN count(p) AS n")).isEqualTo(1);
		assertThat(count("MATCH (a)-[:PUBLISHED_BY]->() RETURN count(*) AS n")).isEqualTo(200);
	}

	private static final String REFUSALS = """
			startImport(input: {folder: "../import"})                         | folder | INVALID_VALUE | '../import' is not a valid name
			startImport(input: {folder: ".hidden"})                           | folder | INVALID_VALUE | '.hidden' is not a valid name
			startImport(input: {folder: ".."})                                | folder | INVALID_VALUE | '..' is not a valid name
			startImport(input: {folder: "a/../../b"})                         | folder | INVALID_VALUE | 'a/../../b' is not a valid name
			startImport(input: {folder: "/etc"})                              | folder | INVALID_VALUE | '/etc' is not a valid name
			startImport(input: {folder: "a\\u0000"})                          | folder | INVALID_VALUE | 'a
			startImport(input: {folder: "none"})                              | folder | FOLDER_NOT_FOUND | There is no folder 'none'
			startImport(input: {folder: "night", maxRejectedDocuments: -1})   | maxRejectedDocuments | INVALID_VALUE | -1 is out of range; pass 0 or more
			startImport(input: {folder: "night", maxRejectedPercent: 100.5})  | maxRejectedPercent | INVALID_VALUE | 100.5 is out of range; pass 0 to 100
			startImport(input: {folder: "night", maxRejectedPercent: -0.1})   | maxRejectedPercent | INVALID_VALUE | -0.1 is out of range
			startImport(input: {folder: "night", maxRejectedDocuments: 1, maxRejectedPercent: 1}) | maxRejectedPercent | INVALID_VALUE | 'maxRejectedDocuments' is set too
			removeSeedFolder(input: {folder: "none"})                         | folder | FOLDER_NOT_FOUND | The graph does not contain a document of a seed folder 'none'
			cancelImport(input: {id: "none"})                                 | id | JOB_NOT_FOUND | 'none' is not the id of an import job
			cancelImport(input: {id: "SW1wb3J0Sm9iOm5vbmU"})                   | id | JOB_NOT_FOUND | 'SW1wb3J0Sm9iOm5vbmU' is not the id of an import job
			""";

	@Test
	void whatTheCallerCanCorrectIsInTheResult() throws IOException {
		write("night/a.md", article("a"));
		for (String line : REFUSALS.lines().toList()) {
			String[] row = line.split(" *\\| *");
			JsonNode result = result("{ %s { job { id } userErrors { field message code } } }".formatted(row[0]),
					Map.of());
			assertThat(result.get("job").isNull()).as(line).isTrue();
			assertThat(result.get("userErrors")).as(line).hasSize(1);
			JsonNode error = result.at("/userErrors/0");
			assertThat(error.get("field").toString()).isEqualTo("[\"input\",\"%s\"]".formatted(row[1]));
			assertThat(error.get("code").asString()).as(line).isEqualTo(row[2]);
			assertThat(error.get("message").asString()).startsWith(row[3]).endsWith(".");
		}
	}

	@Test
	void everythingThatTheCallerCanCorrectIsInTheResult() {
		JsonNode result = result("""
				{ startImport(input: {folder: "none", maxRejectedDocuments: -1, maxRejectedPercent: 101}) {
				  userErrors { field code } } }""", Map.of());
		assertThat(result.get("userErrors").valueStream()).extracting((error) -> error.at("/field/1").asString())
			.containsExactly("folder", "maxRejectedDocuments", "maxRejectedPercent", "maxRejectedPercent");
	}

	@Test
	void aLinkOutOfTheRootIsNoSeedFolder() throws IOException {
		Files.createSymbolicLink(folder.resolve("import/link"), folder);
		JsonNode result = result("{ startImport(input: {folder: \"link\"}) { userErrors { message } } }", Map.of());
		assertThat(result.at("/userErrors/0/message").asString()).contains("here is no folder 'link'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "maxRejectedPercent: 49.9", "maxRejectedDocuments: 0" })
	void moreRejectsThanAllowedFailAJob(String limit) throws Exception {
		write("poor/good.md", article("good"));
		write("poor/bad.md", "bad");
		awaitAll();
		JsonNode job = await(
				result("{ startImport(input: {folder: \"poor\", %s}) { job { id } } }".formatted(limit), Map.of())
					.at("/job/id")
					.asString());
		assertThat(job.get("state").asString()).isEqualTo("FAILED");
		assertThat(job.get("message").asString()).contains("More documents were rejected than allowed");
	}

	@Test
	void aJobThatHasEndedIsReturnedWithTheReasonWhyItIsNotCancelled() throws Exception {
		write("night/a.md", article("a"));
		awaitArticles("a");
		awaitAll();
		String id = jobs().at("/0/node/id").asString();
		JsonNode result = result("""
				($id: ID!) { cancelImport(input: {id: $id}) {
				  __typename userErrors { code } job { id } again: job { state problems(first: 1) { totalCount } }
				  other: job { problems(first: 2) { edges { cursor } } } } }""", Map.of("id", id));
		assertThat(result.get("__typename").asString()).isEqualTo("CancelImportPayload");
		assertThat(result.at("/userErrors/0/code").asString()).isEqualTo("JOB_ENDED");
		assertThat(result.at("/job/id").asString()).isEqualTo(id);
		assertThat(result.at("/again/state").asString()).isEqualTo("SUCCEEDED");
		assertThat(result.at("/again/problems/totalCount").asInt()).isZero();
		assertThat(result.at("/other/problems/edges").isArray()).isTrue();
	}

	@Test
	void aJobOfADeadGatewayIsMarkedAndDoneAgain() throws Exception {
		write("night/a.md", article("a"));
		awaitArticles("a");
		awaitAll();
		this.client.write((transaction) -> transaction.run(CypherStatement.of("""
				MATCH (job:ImportJob) WITH job ORDER BY job.number DESC LIMIT 1
				SET job.state = 'RUNNING', job.gateway = 'dead', job.aliveUntil = datetime() - duration('PT1S'),
				  job.endedAt = null
				""")));
		JsonNode jobs = await().until(this::jobs, (all) -> all.at("/0/node/state").asString().equals("SUCCEEDED")
				&& all.at("/1/node/state").asString().equals("FAILED"));
		assertThat(jobs.at("/1/node/message").asString())
			.startsWith("The gateway ended, or lost the database, while the job was running");
		assertThat(jobs.at("/0/node/unchangedCount").asInt()).isEqualTo(1);
	}

	private void awaitArticles(String... names) {
		await().until(() -> this.client.read(CypherStatement.of("MATCH (a:Article) RETURN a.key AS key ORDER BY key"))
			.stream()
			.map((row) -> row.get("key").asString().replaceAll(".*/", ""))
			.toList(), List.of(names)::equals);
	}

	private JsonNode awaitJob(String kind, String name) {
		return await().until(() -> endedJob(kind, name), Optional::isPresent).orElseThrow();
	}

	private Optional<JsonNode> endedJob(String kind, String name) {
		return jobs().valueStream()
			.map((edge) -> edge.get("node"))
			.filter((job) -> job.get("kind").asString().equals(kind) && job.get("folder").asString("").equals(name)
					&& job.hasNonNull("endedAt"))
			.findFirst();
	}

	private void awaitAll() {
		await()
			.until(() -> count("MATCH (j:ImportJob) WHERE j.state IN ['QUEUED', 'RUNNING'] RETURN count(j) AS n") == 0);
	}

	private JsonNode await(String id) {
		return await()
			.until(() -> post("query ($id: ID!) { importJob(id: $id) { %s } }".formatted(JOB), Map.of("id", id))
				.at("/data/importJob"), (job) -> job.hasNonNull("endedAt"));
	}

	private static ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofMinutes(5)).pollInterval(Duration.ofMillis(50));
	}

	private static final String JOB = """
			id number kind folder dryRun state message notices readCount loadedCount unchangedCount rejectedCount removedCount documentsPerSecond
			queuedAt startedAt endedAt revision problemCount differenceCount
			problems { totalCount edges { cursor node { id number folder path line column code message hint } } }
			differences(first: 100) { totalCount edges { cursor node { id number kind change name } } }
			""";

	private JsonNode jobs() {
		return post("{ importJobs(first: 20) { totalCount edges { node { %s } } } }".formatted(JOB), Map.of())
			.at("/data/importJobs/edges");
	}

	private String start(String name, boolean dryRun) {
		JsonNode answer = post(
				"mutation ($input: StartImportInput!) { startImport(input: $input) { job { id state queuedAt } userErrors { code } } }",
				Map.of("input", Map.of("folder", name, "dryRun", dryRun)));
		assertThat(answer.get("errors")).isNull();
		return answer.at("/data/startImport/job/id").asString();
	}

	/** Returns the result of a mutation that the gateway executes without an error. */
	private JsonNode result(String mutation, Map<String, Object> variables) {
		JsonNode answer = post("mutation " + mutation, variables);
		assertThat(answer.get("errors")).isNull();
		return answer.get("data").iterator().next();
	}

	private void run(String statement) {
		this.client.write((transaction) -> transaction.run(CypherStatement.of(statement)));
	}

	private long count(String statement) {
		return this.client.read(CypherStatement.of(statement)).getFirst().get("n").asLong();
	}

	private JsonNode post(String operation, Map<String, Object> variables) {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/graphql".formatted(this.port)))
			.header("Content-Type", "application/json")
			.header("Authorization", TestToken.authorization())
			.POST(BodyPublishers
				.ofString(this.json.writeValueAsString(Map.of("query", operation, "variables", variables))))
			.build();
		try {
			return this.json.readTree(this.http.send(request, BodyHandlers.ofString()).body());
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void write(String path, String content) throws IOException {
		Path file = folder.resolve("import").resolve(path);
		Files.createDirectories(file.getParent());
		Files.writeString(file, content);
	}

	private static String article(String name, String... related) {
		StringBuilder text = new StringBuilder(
				"---\ntitle: %1$s\nwebUrl: https://paper.example/%1$s\nprovider: {name: Paper, domain: paper.example}\n"
					.formatted(name));
		if (related.length > 0) {
			text.append("related:\n");
		}
		for (String other : related) {
			text.append("  - title: %1$s\n    webUrl: https://paper.example/%1$s\n".formatted(other));
		}
		return text.append("---\n").toString();
	}

}
