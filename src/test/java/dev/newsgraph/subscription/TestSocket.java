package dev.newsgraph.subscription;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.newsgraph.access.TestToken;

/** A client of the WebSocket, over the client of the JDK. */
final class TestSocket implements WebSocket.Listener, AutoCloseable {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private static final JsonMapper JSON = new JsonMapper();

	private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();

	private final CompletableFuture<Integer> closed = new CompletableFuture<>();

	private final StringBuilder part = new StringBuilder();

	private final boolean reads;

	private final WebSocket socket;

	private volatile String reason = "";

	private TestSocket(String url, String protocol, boolean reads, String... headers) {
		this.reads = reads;
		WebSocket.Builder builder = HTTP.newWebSocketBuilder();
		if (!protocol.isEmpty()) {
			builder.subprotocols(protocol);
		}
		for (int i = 0; i < headers.length; i += 2) {
			builder.header(headers[i], headers[i + 1]);
		}
		this.socket = builder.buildAsync(URI.create(url), this).join();
	}

	/** Opens a WebSocket, and sends nothing. */
	static TestSocket open(int port, String protocol, String... headers) {
		return new TestSocket("ws://localhost:%d/graphql".formatted(port), protocol, true, headers);
	}

	/** Opens a WebSocket with the token, and waits for {@code connection_ack}. */
	static TestSocket connect(int port) throws InterruptedException {
		TestSocket socket = open(port, "graphql-transport-ws", "Authorization", TestToken.authorization());
		socket.send(Map.of("type", "connection_init"));
		socket.next("connection_ack");
		return socket;
	}

	/** Opens a WebSocket without a token, and waits for {@code connection_ack}. */
	static TestSocket connectWithoutToken(int port) throws InterruptedException {
		TestSocket socket = open(port, "graphql-transport-ws");
		socket.send(Map.of("type", "connection_init"));
		socket.next("connection_ack");
		return socket;
	}

	/** Opens a WebSocket whose client reads nothing. */
	static TestSocket connectWithoutReading(int port) throws InterruptedException {
		TestSocket socket = new TestSocket("ws://localhost:%d/graphql".formatted(port), "graphql-transport-ws", false);
		socket.send(Map.of("type", "connection_init"));
		socket.socket.request(1);
		socket.next("connection_ack");
		return socket;
	}

	TestSocket send(Map<String, ?> message) {
		return sendText(JSON.writeValueAsString(message));
	}

	TestSocket sendText(String text) {
		this.socket.sendText(text, true).join();
		return this;
	}

	WebSocket socket() {
		return this.socket;
	}

	TestSocket subscribe(String id, String query) {
		return subscribe(id, query, Map.of());
	}

	TestSocket subscribe(String id, String query, Map<String, ?> variables) {
		return send(Map.of("id", id, "type", "subscribe", "payload", Map.of("query", query, "variables", variables)));
	}

	/**
	 * Returns the next message, which must have this type. A ping of the gateway before
	 * it is answered.
	 */
	JsonNode next(String type) throws InterruptedException {
		JsonNode message = this.messages.poll(10, TimeUnit.SECONDS);
		if (message == null) {
			throw new AssertionError(
					"No message of the type %s; closed: %s %s".formatted(type, this.closed.getNow(null), this.reason));
		}
		String received = message.get("type").asString();
		if (received.equals("ping") && !type.equals("ping")) {
			send(Map.of("type", "pong"));
			return next(type);
		}
		if (!received.equals(type)) {
			throw new AssertionError("Not of the type %s: %s".formatted(type, message));
		}
		return message;
	}

	/** Returns the next message. */
	JsonNode next() throws InterruptedException {
		JsonNode message = this.messages.poll(30, TimeUnit.SECONDS);
		if (message == null) {
			throw new AssertionError("No message");
		}
		return message;
	}

	/** Returns the data of the next event, which may take a minute. */
	JsonNode patientData() throws InterruptedException {
		JsonNode message = this.messages.poll(1, TimeUnit.MINUTES);
		if (message == null) {
			throw new AssertionError("No event");
		}
		return message.get("type").asString().equals("next") ? message.at("/payload/data") : patientData();
	}

	/** Returns the data of the next event. */
	JsonNode data() throws InterruptedException {
		JsonNode payload = next("next").get("payload");
		if (payload.has("errors")) {
			throw new AssertionError(payload.toString());
		}
		return payload.get("data");
	}

	/** Returns whether no message arrives for a while. */
	boolean isQuiet(long millis) throws InterruptedException {
		return this.messages.poll(millis, TimeUnit.MILLISECONDS) == null;
	}

	int received() {
		return this.messages.size();
	}

	/** Returns the code with which the server closed the WebSocket. */
	int closeCode() throws Exception {
		return this.closed.get(30, TimeUnit.SECONDS);
	}

	String closeReason() {
		return this.reason;
	}

	@Override
	public void onOpen(WebSocket opened) {
		if (this.reads) {
			opened.request(Long.MAX_VALUE);
		}
	}

	@Override
	public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
		this.part.append(data);
		if (last) {
			this.messages.add(JSON.readTree(this.part.toString()));
			this.part.setLength(0);
		}
		return null;
	}

	@Override
	public CompletionStage<?> onClose(WebSocket from, int code, String why) {
		this.reason = why;
		this.closed.complete(code);
		return null;
	}

	@Override
	public void onError(WebSocket from, Throwable thrown) {
		this.closed.completeExceptionally(thrown);
	}

	@Override
	public void close() {
		this.socket.abort();
	}

}
