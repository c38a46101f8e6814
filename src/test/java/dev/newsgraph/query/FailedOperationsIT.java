package dev.newsgraph.query;

import java.nio.charset.StandardCharsets;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** Failures of whole operations are GraphQL answers over HTTP, also in an estimate. */
@ApiTest
class FailedOperationsIT {

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					query ($d: SortDirection) { articles(first: 1, orderBy: [{field: TITLE, direction: $d}]) { totalCount } } | null | BAD_USER_INPUT
					query ($d: Boolean = true) { stats { articleCount @include(if: $d) } } | null | BAD_USER_INPUT
					query ($d: DateTime) { articles(where: {publishedDateTime: {lt: $d}}) { totalCount } } | "+999999999-12-31T23:59:59-18:00" | BAD_USER_INPUT
					query ($d: String!) { search(text: $d) { totalCount } } | "a\\ud83dz" | BAD_USER_INPUT
					query ($d: String) { stats { articleCount } no(a: $d) } | "a\\ud83dz" | GRAPHQL_VALIDATION_FAILED
					{ __schema { types { fields { type { fields { name } } } } } } | 1 | OPERATION_TOO_LARGE
					""")
	void haveACodeAndAPlace(String operation, String variable, String code) throws Exception {
		for (String path : new String[] { "/graphql", "/graphql/estimate" }) {
			String body = "{\"query\": %s, \"variables\": {\"d\": %s}}"
				.formatted(AnswerPage.JSON.writeValueAsString(operation), variable);
			HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path))
				.header("Content-Type", "application/json")
				.POST(BodyPublishers.ofString(body))
				.build();
			try (HttpClient client = HttpClient.newHttpClient()) {
				HttpResponse<String> response = client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
				assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
				JsonNode errors = AnswerPage.JSON.readTree(response.body()).get("errors");
				if (!operation.contains("__schema")) {
					assertThat(errors.get(0).get("locations")).as(response.body()).isNotEmpty();
					assertThat(errors.get(0).get("extensions").get("code").asString()).isEqualTo(code);
				}
				else if (path.equals("/graphql")) {
					assertThat(errors.get(0).get("extensions").get("code").asString()).as(response.body())
						.isEqualTo(code);
				}
			}
		}
	}

}
