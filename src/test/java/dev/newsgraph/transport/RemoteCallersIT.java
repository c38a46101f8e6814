package dev.newsgraph.transport;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import dev.newsgraph.database.IntegrationTest;

import static org.assertj.core.api.Assertions.assertThat;

/** A gateway that listens on all addresses, with a proxy on the same machine. */
@IntegrationTest(properties = { "newsgraph.import.at-start=false", "newsgraph.jobs.run=false", "server.address=0.0.0.0",
		"newsgraph.http.proxies=127.0.0.1", "newsgraph.http.cors.allowed-origins=https://news.example.org" })
class RemoteCallersIT {

	@TempDir
	private static Path folder;

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void token(DynamicPropertyRegistry registry) {
		registry.add("newsgraph.http.token-file", () -> folder.resolve("token").toString());
	}

	@Test
	void onlyTheTokenMakesACallerLocal() throws Exception {
		assertThat(send(explain()).statusCode()).isEqualTo(403);
		assertThat(send(explain().header("Authorization", "Bearer wrong")).statusCode()).isEqualTo(403);
		assertThat(send(settings()).body()).contains("\"explain\":false");
		String token = Files.readString(folder.resolve("token")).strip();
		assertThat(send(explain().header("Authorization", "Bearer " + token)).statusCode()).isEqualTo(200);
		assertThat(send(settings().header("Authorization", "Bearer " + token)).body()).contains("\"explain\":true");
	}

	@Test
	void theConfiguredProxyMayNameItsClients() throws Exception {
		assertThat(send(explain().header("X-Forwarded-For", "127.0.0.1")).statusCode()).isEqualTo(403);
		assertThat(send(settings().header("X-Forwarded-For", "192.0.2.1")).body()).contains("\"explain\":false");
	}

	@Test
	void pagesOfAllowedOriginsCanCallTheGateway() throws Exception {
		String query = "/graphql?query=%7B__typename%7D";
		String body = "{\"query\": \"{ __typename }\"}";
		for (HttpRequest.Builder request : List.of(request(query).header("Accept", "application/json"),
				request(query).header("Apollo-Require-Preflight", "true"),
				request("/graphql").header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)))) {
			HttpResponse<String> response = send(request.header("Origin", "https://news.example.org"));
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(response.headers().firstValue("Access-Control-Allow-Origin"))
				.hasValue("https://news.example.org");
		}
		HttpResponse<String> refused = send(request("/graphql").header("Origin", "https://news.example.org")
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(" ".repeat(300_000))));
		assertThat(refused.statusCode()).isEqualTo(413);
		assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).hasValue("https://news.example.org");
	}

	@Test
	void aConfirmedAnswerHasTheHeadersOfCors() throws Exception {
		HttpRequest.Builder request = request("/graphql?query=%7Barticles%7BtotalCount%7D%7D")
			.header("Accept", "application/json")
			.header("Origin", "https://news.example.org");
		String etag = send(request).headers().firstValue("ETag").orElseThrow();
		for (int i = 0; i < 3; i++) {
			HttpResponse<String> response = send(request.copy().header("If-None-Match", etag));
			assertThat(response.statusCode()).isEqualTo(304);
			assertThat(response.headers().allValues("Vary")).contains("Origin", "Accept");
		}
	}

	@Test
	void pagesOfAllowedOriginsCanOpenAWebSocket() {
		assertThat(handshake("https://news.example.org")).isEqualTo(101);
		assertThat(handshake("http://127.0.0.1:" + this.port)).isEqualTo(101);
		assertThat(handshake("https://evil.example")).isEqualTo(403);
	}

	private int handshake(String origin) {
		try (HttpClient client = HttpClient.newHttpClient()) {
			client.newWebSocketBuilder()
				.header("Origin", origin)
				.buildAsync(URI.create("ws://127.0.0.1:%d/graphql".formatted(this.port)), new WebSocket.Listener() {
				})
				.join()
				.abort();
			return 101;
		}
		catch (CompletionException ex) {
			return ((WebSocketHandshakeException) ex.getCause()).getResponse().statusCode();
		}
	}

	@Test
	void otherPagesCannotCallTheGateway() throws Exception {
		HttpResponse<String> other = send(
				request("/graphql?query=%7B__typename%7D").header("Accept", "application/json")
					.header("Origin", "https://evil.example"));
		assertThat(other.statusCode()).isEqualTo(403);
		assertThat(other.body()).contains("ORIGIN_NOT_ALLOWED");
		HttpResponse<String> form = send(request("/graphql?query=%7B__typename%7D"));
		assertThat(form.statusCode()).isEqualTo(403);
		assertThat(form.body()).contains("PREFLIGHT_REQUIRED", "Apollo-Require-Preflight");
	}

	private HttpRequest.Builder explain() {
		return request("/graphql/explain").header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString("{\"query\": \"{ __typename }\"}"));
	}

	private HttpRequest.Builder settings() {
		return request("/graphiql/settings.json").GET();
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(this.port, path)));
	}

	private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		try (HttpClient client = HttpClient.newHttpClient()) {
			return client.send(request.build(), BodyHandlers.ofString());
		}
	}

}
