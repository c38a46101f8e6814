package dev.newsgraph.subscription;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** The protocol graphql-transport-ws, and the bounds of WebSockets. */
@SubscriptionTest
class WebSocketProtocolIT {

	private static final String CHANGES = "subscription { articleChanged { kind webUrl } }";

	@Autowired
	private GraphClient client;

	@LocalServerPort
	private int port;

	@BeforeEach
	void clear() {
		TestDatabase.clear(this.client);
	}

	@Test
	void aQueryIsAnsweredOnce() throws Exception {
		try (TestSocket socket = TestSocket.connect(this.port)) {
			socket.subscribe("1", "query($n: Int) { articles(first: $n) { totalCount } }", Map.of("n", 1));
			JsonNode next = socket.next("next");
			assertThat(next.get("id").asString()).isEqualTo("1");
			assertThat(next.at("/payload/data/articles/totalCount").asInt()).isZero();
			assertThat(socket.next("complete").get("id").asString()).isEqualTo("1");
			socket.send(Map.of("type", "ping", "payload", Map.of("a", 1)));
			socket.next("pong");
			socket.send(Map.of("type", "pong"));
			// The id is free again.
			socket.subscribe("1", "{ __typename }");
			socket.next("next");
			socket.next("complete");
		}
	}

	@Test
	void anOperationThatCannotBeExecutedIsAnError() throws Exception {
		try (TestSocket socket = TestSocket.connect(this.port)) {
			assertThat(code(socket.subscribe("1", "{ nothing }"))).isEqualTo("GRAPHQL_VALIDATION_FAILED");
			assertThat(code(socket.subscribe("2", "{"))).isEqualTo("GRAPHQL_PARSE_FAILED");
			assertThat(code(socket.subscribe("3", "subscription { articles { totalCount } }")))
				.isEqualTo("GRAPHQL_VALIDATION_FAILED");
			assertThat(code(socket.subscribe("4", "subscription { articleChanged(since: \"abc\") { kind } }")))
				.isEqualTo("INVALID_CURSOR");
			assertThat(code(socket.subscribe("5", "subscription { importProgress(id: \"abc\") { state } }")))
				.isEqualTo("BAD_USER_INPUT");
			assertThat(code(
					socket.subscribe("6", "subscription { a: articleChanged { kind } b: articleChanged { kind } }")))
				.isEqualTo("GRAPHQL_VALIDATION_FAILED");
			assertThat(
					code(socket.send(Map.of("id", "7", "type", "subscribe", "payload", Map.of("variables", Map.of())))))
				.isEqualTo("BAD_REQUEST");
			socket.subscribe("8", "{ __typename }");
			socket.next("next");
		}
	}

	private static String code(TestSocket socket) throws Exception {
		return socket.next("error").at("/payload/0/extensions/code").asString();
	}

	@ParameterizedTest
	@ValueSource(strings = { "no json", "[]", "{}", "{\"type\":\"start\"}", "{\"type\":\"connection_ack\"}",
			"{\"type\":\"subscribe\",\"payload\":{\"query\":\"{ __typename }\"}}",
			"{\"id\":\"1\",\"type\":\"subscribe\"}", "{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":{\"query\":1}}",
			"{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":{\"query\":\"{ __typename }\",\"variables\":[]}}",
			"{\"type\":\"complete\"}", "{\"type\":\"ping\",\"payload\":1}" })
	void anInvalidMessageClosesWith4400(String message) throws Exception {
		try (TestSocket socket = TestSocket.connect(this.port)) {
			assertThat(socket.sendText(message).closeCode()).isEqualTo(4400);
			assertThat(socket.closeReason()).startsWith("Invalid message");
		}
	}

	@Test
	void aBinaryMessageClosesWith4400() throws Exception {
		try (TestSocket socket = TestSocket.connect(this.port)) {
			socket.socket().sendBinary(ByteBuffer.wrap(new byte[] { 1 }), true).join();
			assertThat(socket.closeCode()).isEqualTo(4400);
		}
	}

	@Test
	void aMessageWhoseRestDoesNotArriveClosesWith4408() throws Exception {
		try (TestSocket socket = TestSocket.connect(this.port)) {
			socket.socket().sendText("{\"type\": ", false).join();
			assertThat(socket.closeCode()).isEqualTo(4408);
			assertThat(socket.closeReason()).isEqualTo("Message not complete in time");
		}
	}

	@Test
	void aLargeMessageClosesWith1009() throws Exception {
		try (TestSocket socket = TestSocket.connect(this.port)) {
			socket.subscribe("1", "{ __typename }" + " ".repeat(3000));
			socket.next("next");
			socket.next("complete");
			socket.subscribe("1", "{ __typename }" + " ".repeat(5000));
			assertThat(socket.closeCode()).isEqualTo(1009);
		}
	}

	@Test
	void eachMistakeHasTheCodeOfTheProtocol() throws Exception {
		try (TestSocket socket = TestSocket.open(this.port, "graphql-transport-ws")) {
			assertThat(socket.subscribe("1", "{ __typename }").closeCode()).isEqualTo(4401);
		}
		try (TestSocket socket = TestSocket.open(this.port, "")) {
			assertThat(socket.closeCode()).isEqualTo(4406);
		}
		try (TestSocket socket = TestSocket.open(this.port, "graphql-transport-ws")) {
			assertThat(socket.closeCode()).isEqualTo(4408);
		}
		try (TestSocket socket = TestSocket.connect(this.port)) {
			assertThat(socket.subscribe("1", CHANGES).subscribe("1", CHANGES).closeCode()).isEqualTo(4409);
			assertThat(socket.closeReason()).isEqualTo("Subscriber for 1 already exists");
		}
		try (TestSocket socket = TestSocket.connect(this.port)) {
			assertThat(socket.send(Map.of("type", "connection_init")).closeCode()).isEqualTo(4429);
		}
	}

	@Test
	void aConnectionHasAMaximumOfOperations() throws Exception {
		try (TestSocket socket = TestSocket.connect(this.port)) {
			for (int i = 0; i < 5; i++) {
				socket.subscribe("s" + i, CHANGES);
			}
			assertThat(code(socket.subscribe("more", CHANGES))).isEqualTo("TOO_MANY_SUBSCRIPTIONS");
			socket.send(Map.of("id", "s1", "type", "complete"));
			socket.subscribe("q", "{ __typename }");
			socket.next("next");
		}
	}

	@Test
	void moreConnectionsThanAllowedAreRefusedAndQueriesAreAnswered() throws Exception {
		List<TestSocket> sockets = new ArrayList<>();
		try {
			for (int i = 0; i < 20; i++) {
				sockets.add(TestSocket.connect(this.port));
			}
			for (int i = 0; i < 50; i++) {
				assertThat(refusal(Map.of())).isEqualTo(503);
			}
			assertThat(TestStream.query(this.port, "{ articles { totalCount } }").has("errors")).isFalse();
		}
		finally {
			sockets.forEach(TestSocket::close);
		}
	}

	@Test
	void anotherVersionOfTheProtocolIsRefusedWith426() throws Exception {
		try (Socket socket = new Socket("localhost", this.port)) {
			socket.getOutputStream().write("""
					GET /graphql HTTP/1.1\r
					Host: localhost\r
					Connection: Upgrade\r
					Upgrade: websocket\r
					Sec-WebSocket-Version: 12\r
					Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r
					Sec-WebSocket-Protocol: graphql-transport-ws\r
					\r
					""".getBytes(StandardCharsets.UTF_8));
			BufferedReader answer = new BufferedReader(
					new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
			assertThat(answer.readLine()).startsWith("HTTP/1.1 426");
			assertThat(answer.lines().takeWhile((line) -> !line.isEmpty())).contains("Sec-WebSocket-Version: 13");
		}
	}

	@Test
	void anotherOriginAndAnotherHostAreRefused() {
		assertThat(refusal(Map.of("Origin", "https://elsewhere.example"))).isEqualTo(403);
		TestSocket.open(this.port, "graphql-transport-ws", "Origin", "http://localhost:" + this.port).close();
		assertThat(refusal(Map.of("X-Forwarded-For", "1.2.3.4"))).isEqualTo(403);
	}

	private int refusal(Map<String, String> headers) {
		java.net.http.WebSocket.Builder builder = HttpClient.newHttpClient()
			.newWebSocketBuilder()
			.subprotocols("graphql-transport-ws");
		headers.forEach(builder::header);
		try {
			builder.buildAsync(URI.create("ws://localhost:%d/graphql".formatted(this.port)),
					new java.net.http.WebSocket.Listener() {
					})
				.join();
			return 101;
		}
		catch (CompletionException ex) {
			return ((WebSocketHandshakeException) ex.getCause()).getResponse().statusCode();
		}
	}

}
