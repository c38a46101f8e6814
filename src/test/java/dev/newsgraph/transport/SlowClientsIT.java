package dev.newsgraph.transport;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** Clients that send or receive a byte now and then. */
@HttpTest
// Measures times, so that no other test may run beside it.
@Isolated
class SlowClientsIT {

	private static final int CLIENTS = 210;

	/**
	 * The limits are 3 s; the rest is room for a busy machine. Without a limit, a slow
	 * body would take 200 s.
	 */
	private static final Duration LIMIT = Duration.ofSeconds(60);

	/** More than the threads that a server usually has. */
	private static final int MANY = 200;

	/** The most slow clients that were connected when another one got its answer. */
	private int besides;

	@LocalServerPort
	private int port;

	@Test
	void slowBodiesDelayNoOneAndEndAtTheDeadline() throws Exception {
		List<RawHttp.Answer> answers = sendSlowly(
				"POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{",
				" ");
		assertThat(answers).allMatch((answer) -> answer.status() == 408 || answer.status() == 0)
			.anyMatch((answer) -> answer.status() == 408 && answer.body().contains("\"code\":\"REQUEST_TOO_SLOW\"")
					&& answer.body().contains("newsgraph.http.body-timeout"));
		assertThat(this.besides).as("slow clients beside an answer").isGreaterThan(MANY);
	}

	@Test
	void slowChunksEndAtTheDeadline() throws Exception {
		assertThat(sendSlowly(
				"POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n",
				"1\r\n \r\n"))
			.allMatch((answer) -> answer.status() == 408 || answer.status() == 0);
	}

	@Test
	void slowHeadersDelayNoOneAndEndAtTheDeadline() throws Exception {
		assertThat(sendSlowly("POST /graphql HTTP/1.1\r\nHost: localhost\r\nX: ", "y"))
			.allMatch((answer) -> answer.status() == 0);
		assertThat(this.besides).as("slow clients beside an answer").isGreaterThan(MANY);
		assertThat(sendSlowly(
				"GET /actuator/health/liveness HTTP/1.1\r\nHost: localhost\r\n\r\nGET / HTTP/1.1\r\nHost: localhost\r\nX: ",
				"y"))
			.as("of a second request")
			.allMatch((answer) -> answer.status() == 200 || answer.status() == 0);
	}

	@Test
	void aBodyThatNeverComesEndsAtTheDeadline() throws Exception {
		assertThat(sendSlowly(
				"POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{",
				""))
			.allMatch((answer) -> answer.status() == 408 || answer.status() == 0);
	}

	@Test
	void aClientThatDoesNotReceiveIsDisconnected() throws Exception {
		String body = "{\"query\": \"{ __schema { types { name description fields { name description } } } }\"}";
		String request = "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
			.formatted(body.length(), body);
		try (Socket socket = new Socket()) {
			socket.setReceiveBufferSize(4096);
			socket.connect(new java.net.InetSocketAddress("127.0.0.1", this.port));
			socket.setSoTimeout(20_000);
			// Enough answers to fill all buffers.
			Thread sender = Thread.ofVirtual().start(() -> sendRepeatedly(socket, request));
			assertThat(sender.join(LIMIT)).as("the gateway does not read requests any more").isTrue();
		}
		assertAnswers();
	}

	private static void sendRepeatedly(Socket socket, String request) {
		try {
			byte[] bytes = request.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
			while (true) {
				socket.getOutputStream().write(bytes);
			}
		}
		catch (IOException ex) {
			// The gateway has closed the connection.
		}
	}

	/**
	 * Sends a part of each request every 200 ms, until the gateway closes the connection.
	 */
	private List<RawHttp.Answer> sendSlowly(String start, String part) throws Exception {
		try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
			long begin = System.nanoTime();
			List<CompletableFuture<RawHttp.Answer>> answers = new ArrayList<>();
			for (int i = 0; i < CLIENTS; i++) {
				Socket socket = RawHttp.open(this.port, start);
				executor.execute(() -> sendParts(socket, part));
				answers.add(CompletableFuture.supplyAsync(() -> answer(socket), executor));
			}
			for (int i = 0; i < 3; i++) {
				assertAnswers();
				long open = answers.stream().filter((answer) -> !answer.isDone()).count();
				this.besides = Math.max(this.besides, (int) open);
				Thread.sleep(300);
			}
			List<RawHttp.Answer> received = answers.stream().map(CompletableFuture::join).toList();
			assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(LIMIT);
			return received;
		}
	}

	private static RawHttp.Answer answer(Socket socket) {
		try (socket) {
			return RawHttp.answer(socket);
		}
		catch (java.net.SocketTimeoutException ex) {
			throw new AssertionError("The connection is still open.", ex);
		}
		catch (IOException ex) {
			return new RawHttp.Answer(0, "", "");
		}
	}

	private static void sendParts(Socket socket, String part) {
		try {
			while (!part.isEmpty()) {
				Thread.sleep(200);
				socket.getOutputStream().write(part.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
			}
		}
		catch (IOException ex) {
			// The connection is closed.
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void assertAnswers() throws Exception {
		try (HttpClient client = HttpClient.newHttpClient()) {
			HttpResponse<String> response = client
				.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/graphql".formatted(this.port)))
					.header("Content-Type", "application/json")
					.POST(BodyPublishers.ofString("{\"query\": \"{ stats { articleCount } }\"}"))
					.build(), BodyHandlers.ofString());
			assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		}
	}

}
