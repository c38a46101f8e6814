package dev.newsgraph.trusted;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Sends requests with the parameters of an operation to a gateway. */
final class DocumentRequestsClient {

	private static final JsonMapper JSON = new JsonMapper();

	private final int port;

	DocumentRequestsClient(int port) {
		this.port = port;
	}

	HttpResponse<String> post(Map<String, ?> parameters) throws IOException, InterruptedException {
		return post("/graphql", parameters);
	}

	HttpResponse<String> post(String path, Map<String, ?> parameters) throws IOException, InterruptedException {
		return send(request(path, "application/json").POST(BodyPublishers.ofString(JSON.writeValueAsString(parameters)))
			.header("Content-Type", "application/json"));
	}

	HttpResponse<String> postForGraphQl(Map<String, ?> parameters) throws IOException, InterruptedException {
		return send(request("/graphql", "application/graphql-response+json")
			.POST(BodyPublishers.ofString(JSON.writeValueAsString(parameters)))
			.header("Content-Type", "application/json"));
	}

	HttpResponse<String> get(Map<String, ?> parameters) throws IOException, InterruptedException {
		String query = parameters.entrySet()
			.stream()
			.map((parameter) -> parameter.getKey() + "="
					+ URLEncoder.encode(String.valueOf(parameter.getValue()), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
		return send(request("/graphql?" + query, "application/json").GET());
	}

	HttpResponse<String> export(Map<String, ?> parameters) throws IOException, InterruptedException {
		return send(request("/graphql/export", "text/csv")
			.POST(BodyPublishers.ofString(JSON.writeValueAsString(parameters)))
			.header("Content-Type", "application/json"));
	}

	/** The response has one error with the code, and nothing else. */
	static void assertRefused(HttpResponse<String> response, int status, String code) {
		assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
		assertThat(response.body()).startsWith("{\"errors\":[{\"message\":\"")
			.endsWith("\"extensions\":{\"code\":\"" + code + "\"}}]}");
	}

	private HttpRequest.Builder request(String path, String accept) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path)).header("Accept", accept);
	}

	private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		try (HttpClient client = HttpClient.newHttpClient()) {
			return client.send(request.build(), BodyHandlers.ofString());
		}
	}

}
