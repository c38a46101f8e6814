package dev.newsgraph.replica;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Which requests HAProxy sends again, with the configuration of the page Operations: two
 * servers, of which the one that gets the first request closes the connection without an
 * answer.
 */
class HaProxyIT {

	@TempDir
	private Path folder;

	private final List<ServerSocket> servers = new CopyOnWriteArrayList<>();

	/** The methods of the requests that are not for health. */
	private final List<String> requests = new CopyOnWriteArrayList<>();

	private HaProxy proxy;

	@BeforeEach
	void start() throws IOException {
		assumeTrue(HaProxy.isInstalled(), "HAProxy is not installed.");
		for (int i = 0; i < 2; i++) {
			ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
			this.servers.add(server);
			Thread.ofVirtual().start(() -> serve(server));
		}
		this.proxy = new HaProxy(this.folder, this.servers.stream().map(ServerSocket::getLocalPort).toList());
		Awaitility.await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> {
			return send(request("/actuator/health/readiness")).statusCode() == 200;
		});
	}

	@AfterEach
	void stop() throws IOException {
		if (this.proxy != null) {
			this.proxy.close();
		}
		for (ServerSocket server : this.servers) {
			server.close();
		}
	}

	@Test
	void aQueryByGetIsSentAgain() throws Exception {
		HttpResponse<String> response = send(request("/graphql?query=%7B__typename%7D"));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(this.requests).containsExactly("GET", "GET");
	}

	/** It can be a mutation that was executed. */
	@Test
	void aPostIsNotSentAgain() throws Exception {
		HttpResponse<String> response = send(request("/graphql")
			.POST(BodyPublishers.ofString("{\"query\": \"mutation { startImport { job { id } } }\"}")));
		assertThat(response.statusCode()).isEqualTo(502);
		assertThat(this.requests).containsExactly("POST");
	}

	/** Each request has a connection of its own, so the client repeats none. */
	private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		try (HttpClient client = HttpClient.newHttpClient()) {
			return client.send(request.build(), BodyHandlers.ofString());
		}
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(this.proxy.port(), path)))
			.timeout(Duration.ofSeconds(10));
	}

	private void serve(ServerSocket server) {
		try {
			while (true) {
				Socket socket = server.accept();
				Thread.ofVirtual().start(() -> answer(socket));
			}
		}
		catch (IOException ex) {
			// The test has ended.
		}
	}

	/** Reads a whole request, and answers it unless it is the first one. */
	private void answer(Socket connection) {
		try (Socket socket = connection;
				BufferedReader reader = new BufferedReader(
						new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
			String first = reader.readLine();
			int length = 0;
			String line = reader.readLine();
			while (line != null && !line.isEmpty()) {
				if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
					length = Integer.parseInt(line.substring(15).strip());
				}
				line = reader.readLine();
			}
			for (int i = 0; i < length; i++) {
				reader.read();
			}
			if (first == null) {
				return;
			}
			if (!first.contains("/actuator/")) {
				this.requests.add(first.substring(0, first.indexOf(' ')));
				if (this.requests.size() == 1) {
					return;
				}
			}
			socket.getOutputStream()
				.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"
					.getBytes(StandardCharsets.ISO_8859_1));
		}
		catch (IOException ex) {
			// The other side has closed the connection.
		}
	}

}
