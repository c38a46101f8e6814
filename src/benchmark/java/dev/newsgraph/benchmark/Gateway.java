package dev.newsgraph.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends single operations to the gateway, outside of the measurement. */
final class Gateway implements AutoCloseable {

	private final JsonMapper json = new JsonMapper();

	private final HttpClient client = HttpClient.newHttpClient();

	private final URI endpoint;

	Gateway(URI endpoint) {
		this.endpoint = endpoint;
	}

	/**
	 * Executes an operation, also if its answer is kept, and returns the {@code data}.
	 * @throws BenchmarkException if the response contains an error
	 */
	JsonNode execute(String document, Map<String, Object> variables) throws IOException, InterruptedException {
		String body = this.json.writeValueAsString(Map.of("query", document, "variables", variables));
		HttpResponse<String> response = this.client.send(HttpRequest.newBuilder(this.endpoint)
			.header("Content-Type", "application/json")
			.header("Cache-Control", "no-cache")
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build(), HttpResponse.BodyHandlers.ofString());
		JsonNode answer = this.json.readTree(response.body());
		if (response.statusCode() != 200 || answer.has("errors")) {
			throw new BenchmarkException("The gateway answered " + response.statusCode() + " " + response.body());
		}
		return answer.get("data");
	}

	@Override
	public void close() {
		this.client.close();
	}

}
