package dev.newsgraph.transport;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import dev.newsgraph.cli.NewsgraphProcesses;

import static org.assertj.core.api.Assertions.assertThat;

/** A gateway in a process of its own that gets SIGTERM. */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class ShutdownIT {

	private static final String ENDPOINT = "  GraphQL     http://localhost:";

	private static final String JOB = "{\"query\": \"{ importJobs(first: 1) { edges { node { state loadedCount } } } }\"}";

	private static final String BODY = "{\"query\": \"{ stats { articleCount } }\"}";

	@TempDir
	private Path folder;

	private NewsgraphProcesses processes;

	@BeforeEach
	void prepare() {
		this.processes = new NewsgraphProcesses(this.folder);
	}

	@AfterEach
	void kill() {
		this.processes.close();
	}

	@Test
	void noRequestInFlightIsCut() throws Exception {
		// All of them run at once, also on two cores.
		Process process = start(0, "--newsgraph.import.at-start=false", "--newsgraph.http.operations-per-core=100",
				"--newsgraph.http.body-timeout=2m");
		int port = port(process);
		List<Socket> slow = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			slow.add(RawHttp.open(port,
					"POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
						.formatted(BODY.length(), BODY.substring(0, 10))));
		}
		Queue<String> results = new ConcurrentLinkedQueue<>();
		List<FutureTask<Object>> clients = new ArrayList<>();
		for (int i = 0; i < 8; i++) {
			FutureTask<Object> client = new FutureTask<>(() -> post(port, results), null);
			Thread.ofVirtual().start(client);
			clients.add(client);
		}
		Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> results.contains("200"));
		process.toHandle().destroy();
		Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> readiness(port) == 503);
		RawHttp.Answer late = RawHttp.send(port,
				"POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
					.formatted(BODY.length(), BODY));
		assertThat(late.status()).isEqualTo(503);
		assertThat(late.body()).contains("\"code\":\"OVERLOADED\"", "stopping");
		assertThat(late.hasHeader("Retry-After: 1")).isTrue();
		Thread.sleep(3000);
		for (Socket socket : slow) {
			socket.getOutputStream().write(BODY.substring(10).getBytes(StandardCharsets.US_ASCII));
		}
		for (Socket socket : slow) {
			RawHttp.Answer answer = RawHttp.answer(socket);
			assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
			assertThat(answer.body()).isEqualTo("{\"data\":{\"stats\":{\"articleCount\":0}}}");
			socket.close();
		}
		assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
		assertThat(process.exitValue()).isEqualTo(143);
		for (FutureTask<Object> client : clients) {
			client.get();
		}
		assertThat(results).contains("200").allMatch((result) -> result.equals("200") || result.equals("503"));
	}

	private static int readiness(int port) throws IOException {
		return RawHttp
			.send(port, "GET /actuator/health/readiness HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
			.status();
	}

	@Test
	void anImportEndsAfterItsBatch() throws Exception {
		Path seeds = Files.createDirectories(this.folder.resolve("import/many"));
		for (int i = 0; i < 20_000; i++) {
			Files.writeString(seeds.resolve(i + ".md"),
					"---\nwebUrl: https://example.org/%d\ntitle: T%d\ntopics: [a%d]\n---\n".formatted(i, i, i % 50));
		}
		int port = freePort();
		Process process = start(port, "--newsgraph.import.batch-size=100");
		Awaitility.await()
			.atMost(Duration.ofMinutes(5))
			.pollInterval(Duration.ofMillis(100))
			.ignoreExceptions()
			.until(() -> post(port, JOB),
					(answer) -> answer.matches(".*\"state\":\"RUNNING\",\"loadedCount\":[1-9].*"));
		process.toHandle().destroy();
		assertThat(process.inputReader().lines())
			.noneMatch((line) -> line.contains("ERROR") || line.contains("20,000"));
		assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
		assertThat(process.exitValue()).isEqualTo(143);
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	private static String post(int port, String body) throws IOException, InterruptedException {
		try (HttpClient client = HttpClient.newHttpClient()) {
			return client.send(request(port, body), BodyHandlers.ofString()).body();
		}
	}

	private static HttpRequest request(int port, String body) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/graphql".formatted(port)))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(body))
			.build();
	}

	// Each request has a connection of its own: the end of one that is kept alive can
	// cross
	// with the next request.
	private static void post(int port, Queue<String> results) {
		try {
			int status = 200;
			while (status != 503) {
				status = RawHttp.send(port,
						"POST /graphql HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
							.formatted(BODY.length(), BODY))
					.status();
				results.add(String.valueOf(status));
			}
		}
		catch (ConnectException ex) {
			// The gateway has stopped.
		}
		catch (IOException ex) {
			results.add(ex.toString());
		}
	}

	private Process start(int port, String... options) throws IOException {
		List<String> arguments = new ArrayList<>(List.of("--newsgraph.access.local-role=admin", "--server.port=" + port,
				"--newsgraph.database.embedded.data=" + this.folder.resolve("data"),
				"--newsgraph.database.embedded.page-cache=64m",
				"--newsgraph.import.root=" + this.folder.resolve("import")));
		arguments.addAll(List.of(options));
		return this.processes.start(arguments.toArray(String[]::new));
	}

	private static int port(Process process) throws IOException {
		BufferedReader console = process.inputReader();
		for (String line = console.readLine(); line != null; line = console.readLine()) {
			if (line.startsWith(ENDPOINT)) {
				return URI.create(line.substring(line.indexOf("http"))).getPort();
			}
		}
		throw new IllegalStateException("The gateway did not start.");
	}

}
