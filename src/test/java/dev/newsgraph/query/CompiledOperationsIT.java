package dev.newsgraph.query;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.query.compiled.CompiledOperations;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sends operations both ways, compiled and by graphql-java, and compares the answers byte
 * for byte. A request with the extension {@code revision} is executed by graphql-java.
 */
@ApiTest
class CompiledOperationsIT {

	private static final int OPERATIONS_OF_A_GRAPH = 50;

	private static final int OPERATIONS_OF_A_FORM = 5;

	private static final int FEW = 80;

	/** It is executed by graphql-java, and its answer has no revision. */
	private static final Map<String, Object> REFERENCE = Map.of("revision", false);

	private static final int PART = 480;

	private final HttpClient http = HttpClient.newHttpClient();

	@Autowired
	private GraphClient client;

	@Autowired
	private CompiledOperations operations;

	@LocalServerPort
	private int port;

	@Test
	void answersToRandomOperationsAreTheSame() throws Exception {
		compare(Integer.getInteger("compiled.first", 0), Integer.getInteger("compiled.operations", FEW));
	}

	/** Together with the first ones these are 2,000 operations. */
	@ParameterizedTest
	@ValueSource(ints = { FEW, FEW + PART, FEW + 2 * PART, FEW + 3 * PART })
	@Tag("slow")
	void moreAnswersToRandomOperationsAreTheSame(int first) throws Exception {
		compare(first, PART);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{ __typename }", "{ a: __typename articles(first: 1) { __typename } }",
			"{ article(by: { key: \"nothing\" }) { title } }", "{ article(by: { key: \"nothing\" }) { unknown } }",
			"{ articles(first: 1000000) { totalCount } }",
			"{ nodes(ids: [\"QXJ0aWNsZTph\", \"x\"]) { __typename id } }", "{ nodes(ids: []) { id } }",
			"{ nodes(ids: [\"x\"]) { id } }", "query A { __typename } query B { articles { totalCount } }",
			"{ articles(first: 2, after: \"no cursor\") { nodes { title } } }",
			"query ($a: Int!) { articles(first: $a) { totalCount } }", "{ __schema { queryType { name } } }", "{ ",
			"mutation { __typename }",
			"query ($n: Int = 3, $s: Boolean = true) { articles(first: $n) @skip(if: $s) { totalCount } stats { articles @include(if: $s) } }",
			"{ articles(first: 2) { ...p ...q } } fragment q on ArticleConnection { nodes { key: title } totalCount } "
					+ "fragment p on ArticleConnection { pageInfo { endCursor hasNextPage } edges { cursor node { ... on Article { title published } } } }" })
	void answersAreTheSame(String document) throws Exception {
		assertSame(document, Map.of());
		assertSame(document, Map.of("s", false));
		assertSame(document, Map.of("a", 1));
		assertSame(document, Map.of("a", "x"));
		assertSameStatistics(document, Map.of("a", 1));
	}

	/**
	 * The graph is changed by hand, so that fields have values that their types exclude.
	 */
	@Test
	void wrongValuesGiveTheSameErrors() throws Exception {
		ModelGraphWriter.write(new RandomGraph(3).graph(), this.client);
		this.client.write((transaction) -> {
			for (String statement : List.of(
					"MATCH (p:Provider) WITH p ORDER BY p.domain LIMIT 1 REMOVE p.name SET p.renamed = true",
					"MATCH (t:Topic) WITH t ORDER BY t.slug LIMIT 1 REMOVE t.name SET t.renamed = true",
					"MATCH (a:Article) WITH a ORDER BY a.key LIMIT 2 SET a.title = 7, a.isPublished = 'yes', a.heat = 'x'",
					"MATCH (a:Article) WITH a ORDER BY a.key DESC LIMIT 2 SET a.publishedDateTime = 'yesterday', "
							+ "a.locale = ['en', 'de']")) {
				transaction.run(CypherStatement.of(statement));
			}
			return "changed";
		});
		int errors = 0;
		for (String document : List.of("{ providers { nodes { domain name } totalCount } }",
				"{ providers { edges { cursor node { name } } } topics { nodes { slug } } }",
				"{ topics { nodes { name slug } } other: topics { totalCount } }",
				"{ articles { nodes { webUrl provider { name } topics { name } } } }",
				"{ articles { nodes { title heat published } } }",
				"{ articles { nodes { publishedDateTime locale } } }",
				"{ articles { edges { node { related { nodes { provider { name } title } } } } } }",
				"{ topics { nodes { slug coverage { nodes { provider { name } articleCount } } } } }",
				"{ collections { nodes { title provider { name } topics { name } } } }")) {
			assertSame(document, Map.of());
			assertSameStatistics(document, Map.of());
			errors += answer(document, Map.of(), Map.of()).contains("\"errors\":[") ? 1 : 0;
		}
		assertThat(errors).isGreaterThanOrEqualTo(4);
	}

	/** Clients of Apollo send these extensions with each request. */
	@Test
	void aRequestOfApolloIsCompiled() throws Exception {
		String document = "query Apollo { articles(first: 1) { totalCount } }";
		String hash = HexFormat.of()
			.formatHex(MessageDigest.getInstance("SHA-256").digest(document.getBytes(StandardCharsets.UTF_8)));
		Map<String, Object> extensions = Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", hash),
				"clientLibrary", Map.of("name", "@apollo/client", "version", "4.0.0"));
		String reference = answer(document, Map.of(), REFERENCE);
		long before = this.operations.compiled();
		assertThat(answer(document, Map.of(), extensions)).isEqualTo(reference);
		assertThat(this.operations.compiled() - before).isEqualTo(1);
	}

	private void compare(int first, int number) throws Exception {
		long before = this.operations.compiled();
		ModelGraph graph = null;
		for (long seed = first; seed < first + number; seed++) {
			if (graph == null || Math.floorMod(seed, OPERATIONS_OF_A_GRAPH) == 0) {
				graph = new RandomGraph(Math.floorDiv(seed, OPERATIONS_OF_A_GRAPH)).graph();
				ModelGraphWriter.write(graph, this.client);
			}
			OperationCase next = new RandomOperation(new RandomChoices(Math.floorDiv(seed, OPERATIONS_OF_A_FORM), seed),
					graph)
				.question();
			assertSame(next.text(), next.variables());
			if (Math.floorMod(seed, OPERATIONS_OF_A_FORM) == 0) {
				assertSameStatistics(next.text(), next.variables());
			}
		}
		assertThat(this.operations.compiled() - before).isGreaterThanOrEqualTo(number);
	}

	private void assertSame(String document, Map<String, Object> variables) throws Exception {
		String reference = answer(document, variables, REFERENCE);
		String compiled = answer(document, variables, Map.of());
		assertThat(withoutDurations(compiled)).as(document).isEqualTo(withoutDurations(reference));
		if (!variables.isEmpty()) {
			// The second time, the plans are kept with the values of the variables.
			for (int i = 0; i < 2; i++) {
				assertThat(withoutDurations(answer(document, variables, Map.of()))).as(document)
					.isEqualTo(withoutDurations(reference));
			}
		}
	}

	private void assertSameStatistics(String document, Map<String, Object> variables) throws Exception {
		String measured = answer(document, variables, Map.of("statistics", true));
		String measuredReference = answer(document, variables, Map.of("statistics", true, "revision", false));
		assertThat(withoutDurations(measured)).as(document).isEqualTo(withoutDurations(measuredReference));
	}

	private static String withoutDurations(String answer) {
		return answer.replaceAll("\"milliseconds\":[0-9.E-]+", "\"milliseconds\":0")
			.replaceAll("\"execution\":\"[a-z-]+\"", "\"execution\":\"\"")
			.replaceAll("\\b[0-9a-f]{8}-[0-9a-f-]{27}\\b", "id");
	}

	private String answer(String document, Map<String, Object> variables, Map<String, Object> extensions)
			throws IOException, InterruptedException {
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("query", document);
		body.put("variables", variables);
		body.put("extensions", extensions);
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:%d/graphql".formatted(this.port)))
			.header("Content-Type", "application/json")
			.header("Accept", "application/graphql-response+json")
			.header("Cache-Control", "no-cache")
			.POST(HttpRequest.BodyPublishers.ofString(AnswerPage.JSON.writeValueAsString(body)))
			.build();
		HttpResponse<String> response = this.http.send(request, HttpResponse.BodyHandlers.ofString());
		return response.statusCode() + " " + response.headers().firstValue("Cache-Control").orElse("") + " "
				+ response.body();
	}

}
