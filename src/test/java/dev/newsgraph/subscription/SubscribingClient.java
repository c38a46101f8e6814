package dev.newsgraph.subscription;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A client of graphql-transport-ws that subscribes to articles, and remembers their
 * addresses. The JDK refuses to send a message before the one before has been sent, so
 * its messages form a chain.
 */
final class SubscribingClient implements WebSocket.Listener {

	private static final String SUBSCRIBE = "{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":{\"query\":"
			+ "\"subscription { articleChanged%s { cursor kind webUrl article { title } } }\"}}";

	private static final String OF_TOPIC = "(where: { topics: { some: { name: { eq: \\\"Topic %d\\\" } } } })";

	private static final Pattern TYPE = Pattern.compile("^\\{(?:\"id\":\"[^\"]*\",)?\"type\":\"(\\w+)\"");

	private static final String ADDRESS = "\"webUrl\":\"";

	private static final long RETRY_MILLIS = 200;

	private final Set<String> articles = new HashSet<>();

	private final StringBuilder text = new StringBuilder();

	private final CompletableFuture<Void> acknowledged = new CompletableFuture<>();

	private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);

	private volatile @Nullable String failure;

	private volatile boolean closing;

	private final String subscribe;

	/** Creates a client that subscribes to all articles. */
	SubscribingClient() {
		this.subscribe = SUBSCRIBE.formatted("");
	}

	/**
	 * Creates a client that subscribes to the articles of a topic.
	 * @param topic number of the topic
	 */
	SubscribingClient(int topic) {
		this.subscribe = SUBSCRIBE.formatted(OF_TOPIC.formatted(topic));
	}

	/** Opens a WebSocket. It subscribes when the gateway has acknowledged it. */
	CompletableFuture<WebSocket> open(HttpClient http, int port) {
		return http.newWebSocketBuilder()
			.subprotocols("graphql-transport-ws")
			.buildAsync(URI.create("ws://localhost:%d/graphql".formatted(port)), this);
	}

	/** Completes when the gateway has acknowledged the connection. */
	CompletableFuture<Void> acknowledged() {
		return this.acknowledged;
	}

	/** Returns what went wrong, or {@code null}. */
	@Nullable String failure() {
		return this.failure;
	}

	/** Returns how many different addresses have arrived. */
	synchronized int received() {
		return this.articles.size();
	}

	/** Expects that the WebSocket is closed. */
	void setClosing() {
		this.closing = true;
	}

	private synchronized void send(WebSocket socket, String message) {
		this.sent = this.sent.thenCompose((before) -> socket.sendText(message, true)).whenComplete((done, thrown) -> {
			if (thrown != null) {
				fail("%s was not sent: %s".formatted(message, thrown));
			}
		});
	}

	private void fail(String reason) {
		if (this.failure == null && !this.closing) {
			this.failure = reason;
			this.acknowledged.completeExceptionally(new IllegalStateException(reason));
		}
	}

	@Override
	public void onOpen(WebSocket socket) {
		socket.request(Long.MAX_VALUE);
		send(socket, "{\"type\":\"connection_init\"}");
	}

	@Override
	public synchronized @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
		this.text.append(part);
		if (last) {
			receive(socket, this.text.toString());
			this.text.setLength(0);
		}
		return null;
	}

	private void receive(WebSocket socket, String message) {
		Matcher type = TYPE.matcher(message);
		switch (type.find() ? type.group(1) : "") {
			case "connection_ack" -> {
				send(socket, this.subscribe);
				this.acknowledged.complete(null);
			}
			case "next" -> {
				int address = message.indexOf(ADDRESS) + ADDRESS.length();
				if (address < ADDRESS.length()) {
					fail(message);
					return;
				}
				this.articles.add(message.substring(address, message.indexOf('"', address)));
			}
			case "ping" -> send(socket, "{\"type\":\"pong\"}");
			case "error" -> {
				if (!message.contains("OVERLOADED")) {
					fail(message);
					return;
				}
				// All clients begin at the same time.
				CompletableFuture.delayedExecutor(RETRY_MILLIS, TimeUnit.MILLISECONDS)
					.execute(() -> send(socket, this.subscribe));
			}
			default -> fail(message);
		}
	}

	@Override
	public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
		fail("Closed with %d %s".formatted(code, reason));
		return null;
	}

	@Override
	public void onError(WebSocket socket, Throwable thrown) {
		fail(thrown.toString());
	}

}
