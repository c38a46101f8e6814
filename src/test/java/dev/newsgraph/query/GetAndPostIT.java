package dev.newsgraph.query;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.newsgraph.database.GraphClient;

import static org.assertj.core.api.Assertions.assertThat;

/** A random query gets the same bytes by {@code GET} and by {@code POST}. */
@ApiTest
class GetAndPostIT {

	private static final int FEW = 20;

	private static final int MANY = 1000;

	private static final int OPERATIONS_OF_A_GRAPH = 100;

	@Autowired
	private GraphClient client;

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "application/graphql-response+json" })
	void someQueriesGetEqualBytes(String type) throws Exception {
		compare(FEW, type);
	}

	@Test
	@Tag("slow")
	void aThousandQueriesGetEqualBytes() throws Exception {
		compare(MANY, "application/graphql-response+json");
	}

	private void compare(int operations, String type) throws Exception {
		ModelGraph graph = null;
		try (HttpClient http = HttpClient.newHttpClient()) {
			for (int seed = 0; seed < operations; seed++) {
				if (graph == null || seed % OPERATIONS_OF_A_GRAPH == 0) {
					graph = new RandomGraph(seed / OPERATIONS_OF_A_GRAPH).graph();
					ModelGraphWriter.write(graph, this.client);
				}
				OperationCase operation = new RandomOperation(new RandomChoices(seed / 5, seed), graph).question();
				String variables = AnswerPage.JSON.writeValueAsString(operation.variables());
				HttpResponse<byte[]> got = get(http, type, operation.text(), variables);
				HttpResponse<byte[]> posted = post(http, type, operation.text(), variables);
				assertThat(got.statusCode()).as(operation.text() + new String(got.body(), StandardCharsets.UTF_8))
					.isEqualTo(posted.statusCode())
					.isEqualTo(200);
				assertThat(Arrays.equals(got.body(), posted.body())).as(operation.text()).isTrue();
				assertThat(got.headers().firstValue("Content-Type"))
					.isEqualTo(posted.headers().firstValue("Content-Type"));
			}
		}
	}

	private HttpResponse<byte[]> get(HttpClient http, String type, String query, String variables)
			throws IOException, InterruptedException {
		String parameters = "?query=%s&variables=%s".formatted(URLEncoder.encode(query, StandardCharsets.UTF_8),
				URLEncoder.encode(variables, StandardCharsets.UTF_8));
		return http.send(request(parameters, type).GET().build(), BodyHandlers.ofByteArray());
	}

	private HttpResponse<byte[]> post(HttpClient http, String type, String query, String variables)
			throws IOException, InterruptedException {
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("query", query);
		body.put("variables", AnswerPage.JSON.readTree(variables));
		return http.send(request("", type).header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(AnswerPage.JSON.writeValueAsString(body)))
			.build(), BodyHandlers.ofByteArray());
	}

	private HttpRequest.Builder request(String parameters, String type) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/graphql%s".formatted(this.port, parameters)))
			.header("Accept", type);
	}

}
