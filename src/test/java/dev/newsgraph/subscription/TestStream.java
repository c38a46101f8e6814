package dev.newsgraph.subscription;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.newsgraph.access.TestToken;

/** A client of server-sent events, over the client of the JDK. */
final class TestStream implements AutoCloseable {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private static final JsonMapper JSON = new JsonMapper();

	private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

	private final HttpResponse<InputStream> response;

	private TestStream(HttpResponse<InputStream> response) {
		this.response = response;
		Thread.ofVirtual().start(this::read);
	}

	/** Sends an operation, and reads its events. */
	static TestStream open(int port, String query, Map<String, ?> variables) throws Exception {
		return new TestStream(send(port, "text/event-stream", query, variables));
	}

	/** Subscribes without a token. */
	static TestStream openWithoutToken(int port, String query, Map<String, ?> variables) throws Exception {
		return new TestStream(
				HTTP.send(request(port, "text/event-stream", query, variables).build(), BodyHandlers.ofInputStream()));
	}

	/** Sends an operation. */
	static HttpResponse<InputStream> send(int port, String accept, String query, Map<String, ?> variables)
			throws Exception {
		return HTTP.send(
				request(port, accept, query, variables).header("Authorization", TestToken.authorization()).build(),
				BodyHandlers.ofInputStream());
	}

	private static HttpRequest.Builder request(int port, String accept, String query, Map<String, ?> variables) {
		return HttpRequest.newBuilder(URI.create("http://localhost:%d/graphql".formatted(port)))
			.header("Content-Type", "application/json")
			.header("Accept", accept)
			.POST(BodyPublishers.ofString(JSON.writeValueAsString(Map.of("query", query, "variables", variables))));
	}

	/** Sends a query, and returns its response as JSON. */
	static JsonNode query(int port, String query) throws Exception {
		return JSON.readTree(send(port, "application/json", query, Map.of()).body());
	}

	HttpResponse<InputStream> response() {
		return this.response;
	}

	private void read() {
		try (BufferedReader lines = new BufferedReader(
				new InputStreamReader(this.response.body(), StandardCharsets.UTF_8))) {
			StringBuilder event = new StringBuilder();
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				if (line.isEmpty()) {
					this.events.add(event.toString());
					event.setLength(0);
				}
				else {
					event.append(event.isEmpty() ? "" : "\n").append(line);
				}
			}
		}
		catch (IOException ex) {
			// The connection was closed.
		}
		this.events.add("END");
	}

	/** Returns the next event as it was received. */
	String event() throws InterruptedException {
		String event = this.events.poll(10, TimeUnit.SECONDS);
		if (event == null) {
			throw new AssertionError("No event");
		}
		return event.equals(":") ? event() : event;
	}

	/** Returns the response in the next event. */
	JsonNode next() throws InterruptedException {
		String event = event();
		if (!event.startsWith("event:next\ndata:")) {
			throw new AssertionError("Not a response: " + event);
		}
		return JSON.readTree(event.substring("event:next\ndata:".length()));
	}

	@Override
	public void close() throws IOException {
		this.response.body().close();
	}

}
