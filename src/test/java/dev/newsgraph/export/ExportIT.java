package dev.newsgraph.export;

import dev.newsgraph.identity.GlobalId;
import java.io.ByteArrayInputStream;
import java.util.zip.GZIPInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.IntegrationTest;
import dev.newsgraph.database.TestDatabase;
import dev.newsgraph.importing.SeedFiles;
import dev.newsgraph.playground.CsvText;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/** An export has the rows of the walk by cursors, and an incomplete one shows. */
@IntegrationTest(properties = { "newsgraph.import.at-start=false", "newsgraph.access.local-role=admin",
		"newsgraph.jobs.run=false", "newsgraph.query.counts.interval=0s", "newsgraph.database.read-timeout=60s",
		"newsgraph.export.page-size=150", "newsgraph.export.max-rows=2000", "newsgraph.export.concurrent=3" })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportIT {

	private static final int ARTICLES = 1500;

	private static final String CSV = "text/csv";

	private static final String NDJSON = "application/x-ndjson";

	private static final JsonMapper JSON = new JsonMapper();

	private static final String HOSTILE = "=1+1 \\\"quoted\\\", with a comma";

	private final HttpClient http = HttpClient.newHttpClient();

	private final Map<String, String> files = new HashMap<>();

	@TempDir
	static Path folder;

	@LocalServerPort
	private int port;

	@Autowired
	private GraphClient client;

	@Autowired
	private ExportSlots slots;

	private SeedFiles seeds;

	@BeforeAll
	void load() {
		TestDatabase.clear(this.client);
		TestDatabase.defineSchema(this.client);
		this.seeds = new SeedFiles(folder.resolve("import"));
		addArticles(0, ARTICLES, "");
		this.files.put("feed/hostile.md", article(HOSTILE, "https://example.org/hostile", -1, ""));
		importFiles();
	}

	@AfterAll
	void close() {
		this.http.close();
	}

	private void addArticles(int from, int to, String related) {
		for (int i = from; i < to; i++) {
			this.files.put("feed/a%05d.md".formatted(i),
					article("Title " + i, "https://site%d.org/a/%d".formatted(i % 7, i), i % 50, related));
		}
	}

	private static String article(String title, String address, int quality, String more) {
		return """
				---
				title: "%s"
				webUrl: "%s"
				publishedDateTime: 2020-06-%02dT00:00:00Z
				type: article
				quality: %d
				topics: [Topic %d, Shared]
				%s---
				Text of facts.
				""".formatted(title, address, 1 + Math.floorMod(quality, 28), quality, quality % 3, more);
	}

	private void importFiles() {
		this.seeds.replace(this.files);
		assertThat(this.seeds.load(this.client, 500).rejected()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"{ articles(first: $first, after: $after) { edges { node { title quality webUrl } } $page } }",
			"{ articles(orderBy: [{ field: QUALITY }], first: $first, after: $after) { edges { cursor node { quality title } } $page } }",
			"{ articles(where: { quality: { gte: 40 } }, orderBy: [{ field: TITLE, direction: DESC }], first: $first, after: $after) { totalCount edges { node { title } } $page } }",
			"{ topic(name: \"shared\") { name articles(first: $first, after: $after) { edges { node { webUrl } } $page } } }",
			"{ search(text: \"facts\", first: $first, after: $after) { edges { rank node { title } } $page } }",
			"{ topics(first: $first, after: $after) { edges { node { slug articleCount } } $page } }" })
	void theRowsAreThoseOfTheWalkByCursors(String template) throws Exception {
		List<Map<String, String>> walked = walk(template);
		assertThat(walked).hasSizeGreaterThan(3);
		assertThat(rows(export(CSV, filled(template, 10, null)).body())).isEqualTo(walked);
		List<JsonNode> lines = export(NDJSON, filled(template, 10, null)).body().lines().map(JSON::readTree).toList();
		assertThat(lines.getLast().path("export").path("complete").asBoolean()).isTrue();
		assertThat(lines.getLast().path("export").path("rows").asInt()).isEqualTo(walked.size());
		assertThat(lines.subList(0, lines.size() - 1).stream().map(ExportIT::cells).toList()).isEqualTo(walked);
	}

	@Test
	void rowsThatAnImportAddsDisturbNoOthers() throws Exception {
		String operation = "{ articles(orderBy: [{ field: TITLE }]) { edges { node { webUrl } } } }";
		List<String> before = addresses(export(CSV, operation).body());
		addArticles(ARTICLES, ARTICLES + 200, "");
		CompletableFuture<Void> imported = CompletableFuture.runAsync(this::importFiles);
		List<List<String>> during = new ArrayList<>();
		while (!imported.isDone() || during.isEmpty()) {
			during.add(addresses(export(CSV, operation).body()));
		}
		imported.join();
		try {
			assertThat(during).allSatisfy((rows) -> {
				assertThat(new HashSet<>(rows)).hasSameSizeAs(rows);
				assertThat(rows.stream().filter(before::contains).toList()).isEqualTo(before);
			});
			assertThat(addresses(export(CSV, operation).body())).hasSize(before.size() + 200);
		}
		finally {
			for (int i = ARTICLES; i < ARTICLES + 200; i++) {
				this.files.remove("feed/a%05d.md".formatted(i));
			}
			importFiles();
		}
	}

	@Test
	void theTrailerTellsTheRowsAndThatTheyAreComplete() throws IOException {
		ChunkedAnswer answer = raw("query All { articles { edges { node { title } } } }", CSV, "");
		assertThat(answer.ended()).isTrue();
		assertThat(answer.head()).contains("trailer: newsgraph-export-complete, newsgraph-export-rows")
			.contains("content-type: text/csv;charset=utf-8")
			.contains("content-disposition: attachment; filename=\"all.csv\"");
		assertThat(answer.trailer()).containsExactly(Map.entry("newsgraph-export-complete", "true"),
				Map.entry("newsgraph-export-rows", "" + (ARTICLES + 1)));
	}

	@Test
	void anIncompleteExportShows() throws Exception {
		for (int i = 0; i < 600; i++) {
			this.files.put("feed/more%d.md".formatted(i), article("More " + i, "https://more.org/" + i, 1, ""));
		}
		importFiles();
		try {
			String operation = "{ articles { edges { node { webUrl } } } }";
			assertThatIOException().isThrownBy(() -> export(CSV, operation));
			ChunkedAnswer csv = raw(operation, CSV, "");
			assertThat(csv.ended()).isFalse();
			assertThat(CsvText.lines(csv.body())).hasSize(2001);
			ChunkedAnswer told = raw(operation, CSV, "TE: trailers\r\n");
			assertThat(told.ended()).isTrue();
			assertThat(told.trailer()).containsEntry("newsgraph-export-complete", "false")
				.containsEntry("newsgraph-export-rows", "2000")
				.containsEntry("newsgraph-export-reason", "EXPORT_LIMIT");
			ChunkedAnswer ndjson = raw(operation, NDJSON, "");
			assertThat(ndjson.ended()).isFalse();
			JsonNode last = JSON.readTree(ndjson.body().lines().toList().getLast()).path("export");
			assertThat(last.path("complete").asBoolean(true)).isFalse();
			assertThat(last.path("message").asString()).contains("newsgraph.export.max-rows");
			String rest = export(CSV, "{ articles(after: \"%s\") { edges { node { webUrl } } } }"
				.formatted(last.path("endCursor").asString())).body();
			List<String> all = addresses(csv.body());
			all.addAll(addresses(rest));
			assertThat(new HashSet<>(all)).hasSize(ARTICLES + 601).hasSameSizeAs(all);
		}
		finally {
			this.files.keySet().removeIf((name) -> name.startsWith("feed/more"));
			importFiles();
		}
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> this.slots.running() == 0);
	}

	@Test
	void aClientThatLeavesEndsItsExport() throws Exception {
		try (Socket socket = new Socket("127.0.0.1", this.port)) {
			socket.getOutputStream()
				.write(request("{ articles { edges { node { title } } } }", CSV, "").getBytes(StandardCharsets.UTF_8));
			assertThat(socket.getInputStream().read()).isEqualTo('H');
		}
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> this.slots.running() == 0);
		assertThat(this.client.lookUp(CypherStatement
			.of("SHOW TRANSACTIONS YIELD currentQuery WHERE NOT currentQuery STARTS WITH 'SHOW' AND currentQuery CONTAINS 'articles' RETURN currentQuery")))
			.isEmpty();
	}

	@Test
	void exportsOfAClientAreLimited() throws Exception {
		this.slots.enter("127.0.0.1");
		this.slots.enter("127.0.0.1");
		try {
			HttpResponse<String> refused = export(CSV, "{ articles { edges { node { title } } } }");
			assertThat(refused.statusCode()).isEqualTo(503);
			assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
			assertThat(refused.body()).contains("OVERLOADED", "newsgraph.export.per-caller");
			this.slots.enter("elsewhere");
			try {
				assertThat(export(CSV, "{ articles { edges { node { title } } } }").body())
					.contains("newsgraph.export.concurrent");
			}
			finally {
				this.slots.leave("elsewhere");
			}
		}
		finally {
			this.slots.leave("127.0.0.1");
			this.slots.leave("127.0.0.1");
		}
		assertThat(this.slots.running()).isZero();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"{ articles { edges { node { title } } } topics { edges { node { name } } } } | 422 | several connections: articles, topics",
			"{ stats { articleCount } } | 422 | selects no connection",
			"{ articles { totalCount } } | 422 | selects no connection",
			"{ articles { edges { cursor } } } | 422 | selects no field of the rows",
			"{ articles(last: 5) { edges { node { title } } } } | 422 | articles(last)",
			"{ articles(first: 500) { edges { node { title } } } } | 422 | pass 0 to 100",
			"{ articles { edges { node { related(first: 500) { edges { node { title } } } } } } } | 422 | pass 0 to 100",
			"{ articles(after: \"x\") { edges { node { title } } } } | 422 | not a cursor",
			"{ articles { edges { node { titel } } } } | 422 | titel", "{ articles { | 400 | GRAPHQL_PARSE_FAILED",
			"mutation { __typename } | 422 | Only a query can be exported" })
	void anOperationThatCannotBeExportedIsRefusedWithJson(String operation, int status, String message)
			throws Exception {
		HttpResponse<String> refused = export(CSV, operation);
		assertThat(refused.body()).contains(message);
		assertThat(refused.statusCode()).isEqualTo(status);
		assertThat(refused.headers().firstValue("Content-Type")).get().asString().startsWith("application/json");
		assertThat(this.slots.running()).isZero();
	}

	@Test
	void theConnectionCanBeChosen() throws Exception {
		String operation = "{ articles { edges { node { title } } } t: topics { edges { node { name } } } }";
		HttpResponse<String> answer = send(HttpRequest.newBuilder(uri("?connection=t")), CSV, operation);
		assertThat(answer.body()).startsWith("name\r\nShared\r\nTopic -1\r\n");
		assertThat(send(HttpRequest.newBuilder(uri("?connection=x")), CSV, operation).body())
			.contains("choose one of articles, t.");
	}

	@Test
	void onePageCanBeRequested() throws Exception {
		String operation = "{ articles(first: 3) { edges { node { title } } } }";
		assertThat(send(HttpRequest.newBuilder(uri("?all=false")), CSV, operation).body()).hasLineCount(4);
	}

	@Test
	void aSpreadsheetRunsNoTitleAndTheOperationNeedsNoPage() throws Exception {
		String text = export(CSV, "{ articles(where: { quality: { eq: -1 } }) { edges { node { title } } } }").body();
		assertThat(text).isEqualTo("title\r\n\"'=1+1 \"\"quoted\"\", with a comma\"\r\n");
		assertThat(
				send(HttpRequest.newBuilder(uri("?byteOrderMark=true")), CSV, "{ topics { edges { node { name } } } }")
					.body())
			.startsWith("\uFEFFname\r\n");
	}

	@Test
	void fragmentsVariablesDirectivesAndNodesAreFollowed() throws Exception {
		Map<String, Object> request = Map.of("query", """
				query Some($least: Int!, $unused: Boolean!) {
				  ...Start
				}
				fragment Start on Query {
				  found: articles(where: { quality: { gte: $least } }) {
				    ...Page
				  }
				}
				fragment Page on ArticleConnection {
				  edges { node { title ... on Article @include(if: $unused) { webUrl } } }
				}
				""", "variables", Map.of("least", 49, "unused", false));
		HttpRequest.Builder builder = HttpRequest.newBuilder(uri(""));
		assertThat(post(builder, CSV, request).body()).startsWith("title\r\nTitle ").hasLineCount(31);
		assertThat(export(CSV, "{ topics { nodes { slug name } } }").body())
			.isEqualTo(export(CSV, "{ topics { edges { node { slug name } } } }").body())
			.startsWith("name,slug\r\nShared,shared\r\n");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "?all=x", "?all", "?byteOrderMark=1", "?all=false&all=true", "?connection=a&connection=b" })
	void wrongParametersAreRefused(String parameters) throws Exception {
		HttpResponse<String> refused = this.http.send(HttpRequest.newBuilder(uri(parameters))
			.header("Accept", CSV)
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString("{\"query\": \"{ topics { edges { node { name } } } }\"}"))
			.build(), HttpResponse.BodyHandlers.ofString());
		assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
		assertThat(refused.body()).contains("\"code\":\"BAD_REQUEST\"", "in the URL");
		assertThat(this.slots.running()).isZero();
	}

	@Test
	void getHeadAndOtherTypesAreAnswered() throws Exception {
		String query = "?query="
				+ URLEncoder.encode("query Few { topics { edges { node { name } } } }", StandardCharsets.UTF_8);
		HttpResponse<String> got = this.http.send(
				HttpRequest.newBuilder(uri(query)).header("Accept", "application/json, text/csv;q=0.1").build(),
				HttpResponse.BodyHandlers.ofString());
		assertThat(got.statusCode()).isEqualTo(200);
		assertThat(got.body()).startsWith("name\r\n");
		HttpResponse<String> head = this.http.send(HttpRequest.newBuilder(uri(query)).HEAD().build(),
				HttpResponse.BodyHandlers.ofString());
		assertThat(head.statusCode()).isEqualTo(200);
		assertThat(head.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"Few.csv\"");
		assertThat(head.body()).isEmpty();
		assertThat(export("application/vnd.apache.arrow.stream", "{ topics { edges { node { name } } } }")).satisfies(
				(refused) -> assertThat(refused.statusCode()).isEqualTo(406),
				(refused) -> assertThat(refused.body()).contains("`text/csv` or `application/x-ndjson`"));
		assertThat(raw("{ topics { edges { node { name } } } }", CSV, "").ended()).isTrue();
		assertThat(
				ChunkedAnswer
					.of(this.port,
							request("{ topics { edges { node { name } } } }", CSV, "").replace("HTTP/1.1\r\n",
									"HTTP/1.0\r\n"))
					.head())
			.startsWith("http/1.1 505");
		assertThat(this.slots.running()).isZero();
	}

	/** Reads all pages of 100 through the API. */
	private List<Map<String, String>> walk(String template) throws Exception {
		List<Map<String, String>> rows = new ArrayList<>();
		String cursor = null;
		boolean more = true;
		while (more) {
			JsonNode answer = JSON.readTree(post(HttpRequest.newBuilder(URI.create(base())), "application/json",
					Map.of("query", filled(template, 100, cursor)))
				.body());
			assertThat(answer.path("errors")).as("errors of the walk").isEmpty();
			JsonNode data = answer.path("data");
			JsonNode connection = data.properties().iterator().next().getValue();
			connection = connection.has("edges") ? connection : connection.path("articles");
			for (JsonNode edge : connection.path("edges")) {
				Map<String, String> row = cells(edge);
				row.keySet().removeAll(List.of("cursor", "node"));
				row.putAll(cells(edge.path("node")));
				rows.add(row);
			}
			more = connection.path("pageInfo").path("hasNextPage").asBoolean();
			cursor = connection.path("pageInfo").path("endCursor").asString("");
		}
		return rows;
	}

	/** Returns the rows of CSV by the names of the columns. */
	private static List<Map<String, String>> rows(String csv) {
		List<List<String>> lines = CsvText.lines(csv);
		List<Map<String, String>> rows = new ArrayList<>();
		for (List<String> line : lines.subList(1, lines.size())) {
			Map<String, String> row = new HashMap<>();
			for (int i = 0; i < line.size(); i++) {
				row.put(lines.getFirst().get(i), line.get(i).replaceFirst("^'=", "="));
			}
			rows.add(row);
		}
		return rows;
	}

	private static Map<String, String> cells(JsonNode object) {
		Map<String, String> cells = new HashMap<>();
		object.properties()
			.forEach((field) -> cells.put(field.getKey(),
					field.getValue().isNull() ? "" : field.getValue().asString("")));
		return cells;
	}

	private static String filled(String template, int first, String cursor) {
		return template.replace("$first", "" + first)
			.replace("$after", (cursor != null) ? "\"" + cursor + "\"" : "null")
			.replace("$page", (first > 10) ? "pageInfo { hasNextPage endCursor }" : "");
	}

	private static List<String> addresses(String csv) {
		List<List<String>> lines = CsvText.lines(csv);
		return new ArrayList<>(lines.subList(1, lines.size()).stream().map(List::getFirst).toList());
	}

	private HttpResponse<String> export(String type, String operation) throws Exception {
		return send(HttpRequest.newBuilder(uri("")), type, operation);
	}

	private HttpResponse<String> send(HttpRequest.Builder request, String type, String operation) throws Exception {
		return post(request, type, new LinkedHashMap<>(Map.of("query", operation)));
	}

	private HttpResponse<String> post(HttpRequest.Builder request, String type, Map<String, Object> body)
			throws Exception {
		return this.http.send(request.header("Accept", type)
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
			.build(), HttpResponse.BodyHandlers.ofString());
	}

	private ChunkedAnswer raw(String operation, String type, String headers) throws IOException {
		return ChunkedAnswer.of(this.port, request(operation, type, headers));
	}

	private static String request(String operation, String type, String headers) {
		String body = JSON.writeValueAsString(Map.of("query", operation));
		return "POST /graphql/export HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n"
				+ "Accept: %s\r\n%sContent-Length: %d\r\n\r\n%s".formatted(type, headers, body.length(), body);
	}

	private URI uri(String parameters) {
		return URI.create(base() + "/export" + parameters);
	}

	private String base() {
		return "http://127.0.0.1:%d/graphql".formatted(this.port);
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/csv", "application/x-ndjson" })
	void anExportIsCompressedForClientsThatAcceptIt(String type) throws Exception {
		java.net.URI address = URI.create("http://localhost:%d/graphql/export?query=%s".formatted(this.port,
				URLEncoder.encode("{ articles { nodes { title } } }", StandardCharsets.UTF_8)));
		HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Accept", type);
		HttpResponse<byte[]> plain = this.http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
		HttpResponse<byte[]> compressed = this.http.send(request.header("Accept-Encoding", "gzip").build(),
				HttpResponse.BodyHandlers.ofByteArray());
		assertThat(plain.headers().firstValue("Content-Type").orElseThrow()).startsWith(type)
			.containsIgnoringCase("charset=utf-8");
		assertThat(plain.headers().allValues("Vary").toString()).containsIgnoringCase("Accept");
		assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
		assertThat(compressed.headers().firstValue("Content-Encoding")).hasValue("gzip");
		assertThat(compressed.body().length).isLessThan(plain.body().length / 2);
		try (GZIPInputStream body = new GZIPInputStream(new ByteArrayInputStream(compressed.body()))) {
			assertThat(body.readAllBytes()).isEqualTo(plain.body());
		}
	}

	@Test
	void connectionsOfTheSameNameAreToldApart() throws Exception {
		String query = "query($id: ID!) { node(id: $id) { ... on Topic { articles { nodes { title } } }"
				+ " ... on Provider { articles { nodes { title } } } } }";
		String url = "http://localhost:%d/graphql/export?query=%s&variables=%s"
			.formatted(this.port, URLEncoder.encode(query, StandardCharsets.UTF_8), URLEncoder
				.encode("{\"id\":\"%s\"}".formatted(new GlobalId("Topic", "shared").encode()), StandardCharsets.UTF_8));
		assertThat(body(url)).contains("several connections: node.articles@", "node.articles@Topic",
				"node.articles@Provider");
		assertThat(body(url + "&connection=node.articles@Topic")).startsWith("title").contains("Title 1");
		assertThat(body(url + "&connection=node.articles")).contains("choose one of node.articles@");
	}

	private String body(String url) throws Exception {
		return this.http
			.send(HttpRequest.newBuilder(URI.create(url)).header("Accept", "text/csv").build(),
					HttpResponse.BodyHandlers.ofString())
			.body();
	}

}
