package dev.newsgraph.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

import tools.jackson.databind.JsonNode;

import dev.newsgraph.access.TestToken;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sends operations to the gateway over HTTP.
 *
 * @param port port of the gateway
 */
record Api(int port) {

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	/** Returns the whole response. */
	@SuppressWarnings("unchecked")
	Map<String, Object> ask(String operation, Map<String, Object> variables) {
		return AnswerPage.JSON.readValue(post(operation, variables), Map.class);
	}

	/** Returns the data of a response and asserts that it has no errors. */
	JsonNode data(String operation, Map<String, Object> variables) {
		JsonNode answer = AnswerPage.JSON.readTree(post(operation, variables));
		assertThat(answer.get("errors")).as("errors of %s", operation).isNull();
		return answer.get("data");
	}

	JsonNode data(String operation) {
		return data(operation, Map.of());
	}

	private String post(String operation, Map<String, Object> variables) {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/graphql".formatted(this.port)))
			.header("Content-Type", "application/json")
			.header("Authorization", TestToken.authorization())
			.POST(BodyPublishers
				.ofString(AnswerPage.JSON.writeValueAsString(Map.of("query", operation, "variables", variables))))
			.build();
		try {
			HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
			return response.body();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
