package dev.newsgraph.transport;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.IntegrationTest;
import dev.newsgraph.query.events.FinishedOperation;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The statements of clients that go away are terminated. The schema of this test has a
 * field that takes days.
 */
@IntegrationTest(properties = { "newsgraph.import.at-start=false", "newsgraph.jobs.run=false",
		"newsgraph.database.read-timeout=1h",
		// An execution ends when a ping cannot be sent.
		"newsgraph.subscriptions.keep-alive=500ms", "newsgraph.http.operations-per-core=100" })
// Statements of other tests would count as those of the clients.
@Isolated
class DisconnectedClientIT {

	private static final String MARK = "disconnected";

	private static final CypherStatement RUNNING = CypherStatement
		.of("SHOW TRANSACTIONS YIELD currentQuery WHERE NOT currentQuery STARTS WITH 'SHOW' AND currentQuery CONTAINS '"
				+ MARK + "' RETURN currentQuery");

	@TempDir
	private static Path schema;

	@LocalServerPort
	private int port;

	@Autowired
	private GraphClient client;

	@Autowired
	private MeterRegistry meters;

	@DynamicPropertySource
	static void slowField(DynamicPropertyRegistry properties) throws IOException {
		try (var files = Files.list(Path.of("schema"))) {
			for (Path file : files.filter((one) -> one.toString().endsWith(".graphqls")).toList()) {
				Files.writeString(schema.resolve(file.getFileName()), Files.readString(file)
					.replaceFirst("type GraphStats [^{]*\\{", "$0\n  \"Slow.\"\n  slow: Int! "
							+ "@cypher(statement: \"UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN count(a + b) AS "
							+ MARK + "\")\n  \"Brief.\"\n  brief: Int! "
							+ "@cypher(statement: \"UNWIND range(1, 20000) AS a UNWIND range(1, 1000) AS b RETURN count(a + b) AS brief\")\n"));
			}
		}
		properties.add("newsgraph.schema.location", () -> "file:" + schema + "/*.graphqls");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{ stats { slow } }", "{ a: stats { slow } b: stats { slow } }" })
	void oneHundredClientsThatDisconnectLeaveNoTransaction(String operation) throws Exception {
		long before = gone();
		List<Socket> sockets = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			// Equal requests would share one transaction.
			sockets.add(send(operation, "Cache-Control: no-cache\r\n"));
		}
		Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> this.client.lookUp(RUNNING).size() >= 20);
		for (Socket socket : sockets) {
			socket.close();
		}
		awaitNoStatement();
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> gone() - before >= 20);
	}

	@Test
	void aWebSocketThatIsClosedLeavesNoTransaction() throws Exception {
		long before = gone();
		CompletableFuture<Void> acknowledged = new CompletableFuture<>();
		WebSocket.Listener listener = new WebSocket.Listener() {

			@Override
			public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
				acknowledged.complete(null);
				return WebSocket.Listener.super.onText(socket, text, last);
			}

		};
		try (HttpClient http = HttpClient.newHttpClient()) {
			WebSocket socket = http.newWebSocketBuilder()
				.subprotocols("graphql-transport-ws")
				.buildAsync(URI.create("ws://localhost:%d/graphql".formatted(this.port)), listener)
				.join();
			socket.sendText("{\"type\": \"connection_init\"}", true).join();
			acknowledged.get(10, TimeUnit.SECONDS);
			socket
				.sendText("{\"id\": \"1\", \"type\": \"subscribe\", \"payload\": {\"query\": \"{ stats { slow } }\"}}",
						true)
				.join();
			Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> this.client.lookUp(RUNNING).size() == 1);
			socket.abort();
		}
		awaitNoStatement();
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> gone() - before == 1);
	}

	/** The next of the clients that wait is not executed when it has gone away too. */
	@Test
	void clientsThatShareATransactionLeaveNoneWhenAllDisconnect() throws Exception {
		List<Socket> sockets = new ArrayList<>();
		for (int i = 0; i < 30; i++) {
			sockets.add(send("{ shared: stats { slow } }"));
		}
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> this.client.lookUp(RUNNING).size() >= 1);
		assertThat(this.client.lookUp(RUNNING)).hasSize(1);
		for (Socket socket : sockets) {
			socket.close();
		}
		Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> this.client.lookUp(RUNNING).isEmpty());
		Thread.sleep(500);
		assertThat(this.client.lookUp(RUNNING)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "\r\n", "POST /graphql HTTP/1.1\r\nHost: localhost\r\n" })
	void aClientThatDisconnectsAfterFurtherBytesIsNoticed(String further) throws Exception {
		Socket socket = send("{ stats { slow } }");
		socket.getOutputStream().write(further.getBytes(StandardCharsets.US_ASCII));
		Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> this.client.lookUp(RUNNING).size() == 1);
		// The gateway has read the further bytes.
		Thread.sleep(1500);
		socket.getOutputStream().write(' ');
		Thread.sleep(500);
		assertThat(this.client.lookUp(RUNNING)).hasSize(1);
		socket.close();
		awaitNoStatement();
	}

	@Test
	void aRequestThatIsSentAheadIsAnswered() throws Exception {
		try (Socket socket = send("{ stats { brief } }")) {
			socket.setSoTimeout(30_000);
			Thread.sleep(100);
			write(socket, "{ first: stats { articleCount } }");
			Thread.sleep(700);
			write(socket, "{ second: stats { articleCount } }");
			StringBuilder answers = new StringBuilder();
			while (!answers.toString().contains("\"second\"")) {
				answers.append(answer(socket));
			}
			assertThat(answers.toString()).containsSubsequence("\"brief\"", "\"first\"", "\"second\"");
		}
	}

	@Test
	void aClientThatWaitsGetsItsAnswerAndSoDoesItsNextRequest() throws Exception {
		String slow = "{ stats { slow } }".replace("slow", "articleCount");
		try (Socket socket = send(slow)) {
			assertThat(answer(socket)).contains("\"articleCount\"");
			write(socket, slow);
			assertThat(answer(socket)).contains("\"articleCount\"");
		}
	}

	/**
	 * Waits much shorter than the time limit of reads, so it is not the limit that ends
	 * the statements.
	 */
	private void awaitNoStatement() {
		Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> this.client.lookUp(RUNNING).isEmpty());
	}

	/** Returns the number of operations that were counted as those of lost clients. */
	private long gone() {
		return this.meters.find("newsgraph.operations")
			.tag("outcome", FinishedOperation.CLIENT_GONE)
			.timers()
			.stream()
			.mapToLong(Timer::count)
			.sum();
	}

	private Socket send(String operation) throws IOException {
		return send(operation, "");
	}

	private Socket send(String operation, String headers) throws IOException {
		Socket socket = new Socket("127.0.0.1", this.port);
		write(socket, operation, headers);
		return socket;
	}

	private static void write(Socket socket, String operation) throws IOException {
		write(socket, operation, "");
	}

	private static void write(Socket socket, String operation, String headers) throws IOException {
		String body = "{\"query\": \"%s\"}".formatted(operation);
		socket.getOutputStream()
			.write("POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n%sContent-Length: %d\r\n\r\n%s"
				.formatted(headers, body.length(), body)
				.getBytes(StandardCharsets.US_ASCII));
	}

	private static String answer(Socket socket) throws IOException {
		byte[] bytes = new byte[8192];
		int read = socket.getInputStream().read(bytes);
		return new String(bytes, 0, Math.max(read, 0), StandardCharsets.UTF_8);
	}

}
