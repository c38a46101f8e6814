package dev.newsgraph.playground;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.info.GitProperties;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import dev.newsgraph.access.TestToken;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.IntegrationTest;
import dev.newsgraph.database.TestDatabase;
import dev.newsgraph.importing.GraphImport;

import static org.assertj.core.api.Assertions.assertThat;

/** Endpoints of the page other than GraphQL, with the sample folder. */
@IntegrationTest(properties = { "newsgraph.import.at-start=false", "newsgraph.jobs.run=false",
		"newsgraph.database.read-timeout=60s", "newsgraph.http.max-body-size=10KB",
		"newsgraph.playground.max-library-file=1KB", "newsgraph.http.allowed-hosts=news.example" })
class OperationQuestionsIT {

	private static final String NESTED = """
			query ($first: Int) {
			  found: articles(first: $first) {
			    edges { node { title provider { name } topics { name } related(first: 5) { edges { node { title } } } } }
			  }
			  stats { articleCount }
			}
			""";

	@TempDir
	private static Path library;

	private final JsonMapper json = new JsonMapper();

	@Autowired
	private GraphClient client;

	@Autowired
	private ObjectProvider<GitProperties> git;

	@Autowired
	private GraphImport sample;

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void folder(DynamicPropertyRegistry registry) {
		registry.add("newsgraph.playground.library", library::toString);
	}

	@BeforeEach
	void load() {
		TestDatabase.clear(this.client);
		this.sample.run();
	}

	@Test
	void estimatesAnOperationByTheSameLimitsAsItsRun() throws Exception {
		JsonNode estimate = body(post("/graphql/estimate", NESTED, Map.of("first", 4)));
		assertThat(estimate.get("rows").asLong()).isEqualTo(4 * (1 + 1 + 10 + 5) + 1);
		assertThat(estimate.get("statements").asInt()).isEqualTo(2);
		assertThat(estimate.get("roots").toString()).contains("{\"field\":\"articles\",\"key\":\"found\",\"rows\":68,");
		assertThat(estimate.get("limits").get("first").toString()).isEqualTo("{\"used\":5,\"most\":100}");
		assertThat(estimate.get("limits").get("rows").toString()).isEqualTo("{\"used\":69,\"most\":20000}");
		assertThat(estimate.get("errors").isEmpty()).isTrue();
	}

	@Test
	void tellsEveryLimitWithTheNumberOfTheOperationWhereItIsKnown() throws Exception {
		JsonNode limits = body(post("/graphql/estimate", "{ stats { articleCount } }", Map.of())).get("limits");
		int operations = 8 * Runtime.getRuntime().availableProcessors();
		Map<String, Object> most = new TreeMap<>();
		List<String> unknown = new ArrayList<>();
		limits.properties().forEach((limit) -> {
			most.put(limit.getKey(), limit.getValue().get("most").asLong());
			if (!limit.getValue().has("used")) {
				unknown.add(limit.getKey());
			}
		});
		assertThat(unknown).containsExactly("filterSubqueryDepth", "filterDepth", "filterTerms", "filterValues",
				"searchLength", "bodyBytes", "answerBytes", "milliseconds", "operations", "operationsPerClient");
		assertThat(most).containsEntry("filterSubqueryDepth", 5L)
			.containsEntry("filterDepth", 15L)
			.containsEntry("filterTerms", 50L)
			.containsEntry("filterValues", 250L)
			.containsEntry("searchLength", 1000L)
			.containsEntry("bodyBytes", 10_240L)
			.containsEntry("answerBytes", 16L * 1024 * 1024)
			.containsEntry("milliseconds", 60_000L)
			.containsEntry("operations", (long) operations)
			.containsEntry("operationsPerClient", (long) Math.max(2, operations / 2));
	}

	@Test
	void tellsWhatARunWouldRefuse() throws Exception {
		String operation = "{ articles(first: 101) { totalCount } }";
		JsonNode refused = body(post("/graphql", operation, Map.of())).get("errors");
		assertThat(refused.get(0).get("extensions").get("argument").asString()).isEqualTo("first");
		assertThat(body(post("/graphql/estimate", operation, Map.of())).get("errors")).isEqualTo(refused);
		String large = "{ articles(first: 100) { edges { node { %s } } } }"
			.formatted("related(first: 100) { edges { node { ".repeat(3) + "title" + " } } }".repeat(3));
		JsonNode tooLarge = body(post("/graphql", large, Map.of())).get("errors");
		assertThat(tooLarge.toString()).contains("OPERATION_TOO_LARGE");
		JsonNode estimate = body(post("/graphql/estimate", large, Map.of()));
		assertThat(estimate.get("errors")).isEqualTo(tooLarge);
		assertThat(estimate.get("limits").get("rows").get("used").asLong()).isGreaterThan(100_000_000);
	}

	@Test
	void readsABodyAsTheEndpointDoes() throws Exception {
		for (String path : List.of("/graphql/estimate", "/graphql/explain")) {
			HttpResponse<String> broken = send(path, "application/json", "{\"query\":");
			assertThat(broken.statusCode()).isEqualTo(400);
			assertThat(broken.body()).contains("The body is not JSON: line 1, column 10.", "BAD_REQUEST");
			assertThat(send(path, "application/json", " ".repeat(20_000)).statusCode()).isEqualTo(413);
			assertThat(send(path, "text/plain", "{\"query\": \"{ __typename }\"}").statusCode()).isEqualTo(415);
		}
	}

	@Test
	void showsStatementsWithTheirParametersAndPlansOnRequest() throws Exception {
		JsonNode shown = body(post("/graphql/explain", NESTED, Map.of("first", 4))).get("statements");
		assertThat(shown.size()).isEqualTo(2);
		assertThat(shown.get(0).get("field").asString()).isEqualTo("articles");
		assertThat(shown.get(0).get("cypher").asString()).contains("MATCH (", "\n");
		assertThat(shown.get(0).get("parameters").toString()).contains(":4");
		assertThat(shown.get(0).get("plan").isNull()).isTrue();
		JsonNode plan = body(post("/graphql/explain?plan=true", NESTED, Map.of("first", 4))).get("statements")
			.get(0)
			.get("plan");
		assertThat(plan.get("operator").asString()).isEqualTo("ProduceResults");
		assertThat(plan.get("identifiers").toString()).contains("data");
		List<String> operators = new ArrayList<>();
		collect(plan, operators);
		assertThat(operators).hasSizeGreaterThan(3).allMatch((operator) -> !operator.contains("@"));
		assertThat(plan.toString()).contains(":Article");
	}

	private static void collect(JsonNode plan, List<String> operators) {
		operators.add(plan.get("operator").asString());
		assertThat(plan.get("estimatedRows").isNumber()).isTrue();
		plan.get("children").forEach((child) -> collect(child, operators));
	}

	@Test
	void explainsNothingThatARunWouldRefuse() throws Exception {
		JsonNode answer = body(post("/graphql/explain?plan=true", "{ articles(first: 101) { totalCount } }", Map.of()));
		assertThat(answer.get("statements").isEmpty()).isTrue();
		assertThat(answer.get("errors").toString()).contains("BAD_USER_INPUT");
		String large = "{ articles(first: 100) { edges { node { %s } } } }"
			.formatted("related(first: 100) { edges { node { ".repeat(3) + "title" + " } } }".repeat(3));
		JsonNode tooLarge = body(post("/graphql/explain?plan=true", large, Map.of()));
		assertThat(tooLarge.get("statements").isEmpty()).isTrue();
		assertThat(tooLarge.get("errors").toString()).contains("OPERATION_TOO_LARGE");
	}

	@Test
	void showsNoCypherToWhoComesThroughAProxyOrByAnotherName() throws Exception {
		HttpRequest.Builder request = request("/graphql/explain", "application/json")
			.POST(BodyPublishers.ofString("{\"query\": \"{ __typename }\"}"));
		HttpResponse<String> proxied = send(request.header("X-Forwarded-For", "10.1.2.3").build());
		assertThat(proxied.statusCode()).isEqualTo(403);
		assertThat(proxied.body()).contains("\"code\":\"PROXY_NOT_ALLOWED\"", "newsgraph.http.proxies");
		assertThat(send(request("/graphiql/settings.json", "application/json").header("X-Forwarded-For", "10.1.2.3")
			.GET()
			.build()).statusCode()).isEqualTo(403);
		// HttpClient does not allow setting the Host header.
		String body = "{\"query\": \"{ __typename }\"}";
		try (Socket socket = new Socket("127.0.0.1", this.port)) {
			socket.getOutputStream()
				.write("POST /graphql/explain HTTP/1.1\r\nHost: news.example\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
					.formatted(body.length(), body)
					.getBytes(StandardCharsets.US_ASCII));
			assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
				.startsWith("HTTP/1.1 403")
				.contains("\"code\":\"FORBIDDEN\"", "newsgraph.playground.explain");
		}
	}

	@Test
	void tellsThePageWhatItMustKnow() throws Exception {
		JsonNode settings = body(get("/graphiql/settings.json"));
		assertThat(settings.get("endpoint").asString()).isEqualTo("/graphql");
		assertThat(settings.get("explain").asBoolean()).isTrue();
		assertThat(settings.get("imports").asBoolean()).isTrue();
		assertThat(settings.get("seedFolders").toString()).isEqualTo("[\"facial-recognition\"]");
		assertThat(settings.get("limits").toString()).isEqualTo(
				"{\"defaultFirst\":10,\"maxFirst\":100,\"maxDepth\":15,\"maxSelections\":2000,\"maxRows\":20000,\"maxCost\":2000000,\"readTimeoutMillis\":60000}");
		assertThat(settings.get("version").asString()).matches("\\d+\\..*");
		assertThat(settings.get("commit").asString())
			.isEqualTo((this.git.getIfAvailable() != null) ? this.git.getObject().getShortCommitId() : "");
	}

	@Test
	void readsTheUsersQuestionsEachTimeAndNamesTheBrokenOnes() throws Exception {
		assertThat(named("mine")).isNull();
		Files.writeString(library.resolve("05-mine.graphql"), "# Mine\n{ stats { articleCount } }");
		Files.writeString(library.resolve("06-large.graphql"), "# Large\n".repeat(200) + "{ stats { articleCount } }");
		Files.write(library.resolve("07-latin.graphql"), new byte[] { '#', (byte) 0xe9, '\n', '{', '}' });
		Files.createDirectories(library.resolve("08-folder.graphql"));
		Files.writeString(library.resolve("notes.txt"), "no question");
		assertThat(named("mine").toString()).isEqualTo(
				"{\"name\":\"mine\",\"title\":\"Mine\",\"sentence\":\"\",\"query\":\"{ stats { articleCount } }\\n\",\"variables\":null,\"view\":null,\"source\":\"yours\"}");
		assertThat(named("large").get("problem").asString()).contains("larger than 1,024 bytes");
		assertThat(named("latin").get("problem").asString()).contains("not UTF-8");
		assertThat(named("folder").get("problem").asString()).contains("not a file");
		assertThat(named("notes")).isNull();
		Files.writeString(library.resolve("05-mine.graphql"), "# Mine, changed\n{ stats { articleCount } }");
		assertThat(named("mine").get("title").asString()).isEqualTo("Mine, changed");
	}

	@Test
	void everyQuestionThatShipsRunsWithinItsEstimate() throws Exception {
		int shipped = 0;
		for (JsonNode question : body(get("/graphiql/library.json"))) {
			if (!question.get("source").asString().equals("newsgraph")) {
				continue;
			}
			shipped++;
			String query = question.get("query").asString();
			String name = question.get("name").asString();
			assertThat(question.get("problem")).as(name).isNull();
			assertThat(question.get("sentence").asString()).as(name).isNotBlank();
			@SuppressWarnings("unchecked")
			Map<String, Object> variables = question.get("variables").isNull() ? Map.of()
					: this.json.readValue(question.get("variables").asString(), Map.class);
			JsonNode estimate = body(post("/graphql/estimate", query, variables));
			assertThat(estimate.get("errors").isEmpty()).as("%s: %s", name, estimate.get("errors")).isTrue();
			JsonNode answer = body(send("/graphql", "application/json", this.json.writeValueAsString(
					Map.of("query", query, "variables", variables, "extensions", Map.of("statistics", true)))));
			assertThat(answer.get("errors")).as(name).isNull();
			JsonNode statements = answer.get("extensions").get("statistics").get("statements");
			assertThat(statements.size()).as(name).isEqualTo(estimate.get("statements").asInt());
			for (int i = 0; i < statements.size(); i++) {
				// No job has run in this test, and there are no stories.
				long least = statements.get(i).get("field").asString().matches("importJob.*|stories|story|changes") ? 0
						: 1;
				assertThat(statements.get(i).get("rows").asLong()).as(name)
					.isBetween(least, estimate.get("roots").get(i).get("rows").asLong());
			}
		}
		assertThat(shipped).isPositive();
	}

	@Test
	void tellsOfARunWhatItTookWhenThatIsAsked() throws Exception {
		JsonNode silent = body(post("/graphql", NESTED, Map.of("first", 2)));
		assertThat(silent.get("extensions")).isNull();
		JsonNode answer = body(send("/graphql", "application/json", this.json.writeValueAsString(
				Map.of("query", NESTED, "variables", Map.of("first", 2), "extensions", Map.of("statistics", true)))));
		assertThat(answer.get("data")).isEqualTo(silent.get("data"));
		JsonNode statistics = answer.get("extensions").get("statistics");
		JsonNode statements = statistics.get("statements");
		assertThat(statements.get(0).get("field").asString()).isEqualTo("articles");
		assertThat(statements.get(0).get("key").asString()).isEqualTo("found");
		long objects = 0;
		for (JsonNode edge : answer.get("data").get("found").get("edges")) {
			JsonNode node = edge.get("node");
			objects += 2 + node.get("topics").size() + node.get("related").get("edges").size();
		}
		assertThat(statements.get(0).get("rows").asLong()).isEqualTo(objects);
		assertThat(statements.get(1).get("rows").asLong()).isEqualTo(1);
		assertThat(statistics.get("milliseconds").asDouble())
			.isGreaterThanOrEqualTo(statements.get(0).get("milliseconds").asDouble())
			.isPositive();
	}

	private JsonNode named(String name) throws Exception {
		for (JsonNode question : body(get("/graphiql/library.json"))) {
			if (question.get("name").asString().equals(name)) {
				return question;
			}
		}
		return null;
	}

	private HttpResponse<String> post(String path, String operation, Map<String, Object> variables) throws Exception {
		return send(path, "application/json",
				this.json.writeValueAsString(Map.of("query", operation, "variables", variables)));
	}

	private HttpResponse<String> send(String path, String type, String body) throws IOException, InterruptedException {
		return send(request(path, type).POST(BodyPublishers.ofString(body)).build());
	}

	private HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return send(request(path, "application/json").GET().build());
	}

	private HttpRequest.Builder request(String path, String type) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(this.port, path)))
			.header("Authorization", TestToken.authorization())
			.header("Content-Type", type);
	}

	private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
		try (HttpClient client = HttpClient.newHttpClient()) {
			return client.send(request, BodyHandlers.ofString());
		}
	}

	private JsonNode body(HttpResponse<String> response) {
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		return this.json.readTree(response.body());
	}

}
