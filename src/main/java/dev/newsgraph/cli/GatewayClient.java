package dev.newsgraph.cli;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends GraphQL operations to a running gateway. */
final class GatewayClient implements AutoCloseable {

	private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);

	private static final Duration RETRY_TIMEOUT = Duration.ofSeconds(60);

	private static final long RETRY_PAUSE_MILLIS = 500;

	private static final String OVERLOADED = "\"code\":\"OVERLOADED\"";

	private final JsonMapper json = new JsonMapper();

	private final HttpClient http = HttpClient.newHttpClient();

	private final RunningGateway gateway;

	private final @Nullable String token;

	/**
	 * Creates a client.
	 * @param token the token of the caller, or {@code null} without one
	 */
	GatewayClient(RunningGateway gateway, @Nullable String token) {
		this.gateway = gateway;
		this.token = token;
	}

	/**
	 * Executes an operation once.
	 * @return the {@code data} of the response
	 * @throws ImporterException if the gateway does not respond, if the response cannot
	 * be read, or if it contains an error
	 */
	JsonNode execute(String query, Map<String, Object> variables) throws InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(this.gateway.at("/graphql"))
			.timeout(REQUEST_TIMEOUT)
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers
				.ofString(this.json.writeValueAsString(Map.of("query", query, "variables", variables))));
		if (this.token != null) {
			request.header("Authorization", "Bearer " + this.token);
		}
		try {
			return data(send(request.build()));
		}
		catch (IOException ex) {
			throw failure("does not answer");
		}
	}

	/** Sends a request, and repeats it for up to 60 s while the gateway is overloaded. */
	private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
		long end = System.nanoTime() + RETRY_TIMEOUT.toNanos();
		HttpResponse<String> response = this.http.send(request, HttpResponse.BodyHandlers.ofString());
		while (response.body().contains(OVERLOADED) && System.nanoTime() < end) {
			Thread.sleep(RETRY_PAUSE_MILLIS);
			response = this.http.send(request, HttpResponse.BodyHandlers.ofString());
		}
		return response;
	}

	/**
	 * Executes a query, and repeats it until the response contains the field. No attempt
	 * begins after 60 s. The job continues while the gateway or its database cannot
	 * answer.
	 * @param pointer the JSON pointer of the field in the {@code data}
	 * @throws ImporterException if the last attempt failed
	 */
	JsonNode executeWithRetry(String query, Map<String, Object> variables, String pointer) throws InterruptedException {
		long end = System.nanoTime() + RETRY_TIMEOUT.toNanos();
		while (true) {
			try {
				JsonNode field = execute(query, variables).at(pointer);
				if (field.isObject()) {
					return field;
				}
				throw failure("does not return the job");
			}
			catch (ImporterException ex) {
				if (System.nanoTime() > end) {
					throw ex;
				}
				Thread.sleep(RETRY_PAUSE_MILLIS);
			}
		}
	}

	private JsonNode data(HttpResponse<String> response) {
		JsonNode answer;
		try {
			answer = this.json.readTree(response.body());
		}
		catch (JacksonException ex) {
			throw unreadable(response);
		}
		if (answer.hasNonNull("errors")) {
			throw new ImporterException(ExitCode.FAILED,
					answer.at("/errors/0/message").asString("The gateway returned an error without a message."));
		}
		JsonNode data = answer.get("data");
		if (data == null || !data.isObject()) {
			throw unreadable(response);
		}
		return data;
	}

	private ImporterException unreadable(HttpResponse<String> response) {
		return failure(
				"sent a response that is not a GraphQL response (HTTP status %d)".formatted(response.statusCode()));
	}

	private ImporterException failure(String problem) {
		return new ImporterException(ExitCode.FAILED,
				"The gateway at %s %s, so the result of the import is unknown. Query `importJobs` for it."
					.formatted(this.gateway.url(), problem));
	}

	@Override
	public void close() {
		this.http.close();
	}

}
