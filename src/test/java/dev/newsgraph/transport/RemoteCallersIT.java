package dev.newsgraph.transport;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.concurrent.CompletionException;

import org.junit.jupiter.api.Test;

import dev.newsgraph.access.Role;
import dev.newsgraph.security.SecuredGatewayTest;

import static org.assertj.core.api.Assertions.assertThat;

/** A gateway that listens on all addresses, with a proxy on the same machine. */
class RemoteCallersIT extends SecuredGatewayTest {

	@Test
	void onlyAnalystsSeeCypher() throws Exception {
		for (Role role : Role.values()) {
			boolean allowed = role.includes(Role.ANALYST);
			assertThat(send(explain(role)).statusCode()).as(role.label()).isEqualTo(allowed ? 200 : 403);
			assertThat(send(settings(role)).body()).as(role.label()).contains("\"explain\":" + allowed);
		}
	}

	@Test
	void theConfiguredProxyMayNameItsClients() throws Exception {
		assertThat(send(explain(Role.READER).header("X-Forwarded-For", "127.0.0.1")).statusCode()).isEqualTo(403);
		assertThat(send(settings(Role.READER).header("X-Forwarded-For", "192.0.2.1")).body())
			.contains("\"explain\":false");
	}

	@Test
	void pagesOfAllowedOriginsCanCallTheGateway() throws Exception {
		String query = "/graphql?query=%7B__typename%7D";
		String body = "{\"query\": \"{ __typename }\"}";
		for (HttpRequest.Builder request : List.of(request(query, Role.READER).header("Accept", "application/json"),
				request(query, Role.READER).header("Apollo-Require-Preflight", "true"),
				request("/graphql", Role.READER).header("Content-Type", "application/json")
					.POST(BodyPublishers.ofString(body)))) {
			HttpResponse<String> response = send(request.header("Origin", "https://news.example.org"));
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(response.headers().firstValue("Access-Control-Allow-Origin"))
				.hasValue("https://news.example.org");
		}
		HttpResponse<String> refused = send(
				request("/graphql", Role.READER).header("Origin", "https://news.example.org")
					.header("Content-Type", "application/json")
					.POST(BodyPublishers.ofString(" ".repeat(300_000))));
		assertThat(refused.statusCode()).isEqualTo(413);
		assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).hasValue("https://news.example.org");
	}

	@Test
	void aConfirmedAnswerHasTheHeadersOfCors() throws Exception {
		HttpRequest.Builder request = request("/graphql?query=%7Barticles%7BtotalCount%7D%7D", Role.READER)
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
		assertThat(handshake("http://127.0.0.1:" + port())).isEqualTo(101);
		assertThat(handshake("https://evil.example")).isEqualTo(403);
	}

	private int handshake(String origin) {
		try (HttpClient client = HttpClient.newHttpClient()) {
			client.newWebSocketBuilder()
				.header("Origin", origin)
				.buildAsync(URI.create("ws://127.0.0.1:%d/graphql".formatted(port())), new WebSocket.Listener() {
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
				request("/graphql?query=%7B__typename%7D", Role.READER).header("Accept", "application/json")
					.header("Origin", "https://evil.example"));
		assertThat(other.statusCode()).isEqualTo(403);
		assertThat(other.body()).contains("ORIGIN_NOT_ALLOWED");
		HttpResponse<String> form = send(request("/graphql?query=%7B__typename%7D", Role.READER));
		assertThat(form.statusCode()).isEqualTo(403);
		assertThat(form.body()).contains("PREFLIGHT_REQUIRED", "Apollo-Require-Preflight");
	}

	private HttpRequest.Builder explain(Role role) {
		return operation(request("/graphql/explain", role), "{ __typename }");
	}

	private HttpRequest.Builder settings(Role role) {
		return request("/graphiql/settings.json", role).GET();
	}

}
