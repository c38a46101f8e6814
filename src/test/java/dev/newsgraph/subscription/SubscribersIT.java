package dev.newsgraph.subscription;

import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.newsgraph.access.Identity;
import dev.newsgraph.access.KeyToken;
import dev.newsgraph.access.Role;
import dev.newsgraph.security.SecuredGatewayTest;
import dev.newsgraph.transport.RawHttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Callers of WebSockets, event streams and exports. */
@ExtendWith(OutputCaptureExtension.class)
class SubscribersIT extends SecuredGatewayTest {

	private static final String PROTOCOL = "graphql-transport-ws";

	private static final String CHANGES = "subscription { articleChanged { cursor } }";

	@Test
	void theFirstMessageOfAWebSocketHasTheToken() throws Exception {
		for (String name : List.of("Authorization", "authorization")) {
			try (TestSocket socket = TestSocket.open(port(), PROTOCOL)) {
				init(socket, name, "Bearer " + secret(Role.IMPORTER));
				socket.next("connection_ack");
				socket.subscribe("1", "query Over_socket { __typename }");
				socket.next("next");
				assertThat(caller("Over_socket")).isEqualTo(new Identity("importer", Role.IMPORTER));
			}
		}
		try (TestSocket socket = TestSocket.open(port(), PROTOCOL)) {
			init(socket, "Authorization", "bearer " + jwt(Role.ANALYST));
			socket.next("connection_ack");
		}
	}

	@Test
	void theHeaderOfAHandshakeCanHaveTheToken() throws Exception {
		try (TestSocket socket = TestSocket.open(port(), PROTOCOL, "Authorization", "Bearer " + secret(Role.ANALYST))) {
			socket.send(Map.of("type", "connection_init"));
			socket.next("connection_ack");
			socket.subscribe("1", "query After_handshake { __typename }");
			socket.next("next");
			assertThat(caller("After_handshake")).isEqualTo(new Identity("analyst", Role.ANALYST));
		}
		assertThatExceptionOfType(CompletionException.class)
			.isThrownBy(() -> TestSocket.open(port(), PROTOCOL, "Authorization", "Bearer " + KeyToken.random()))
			.withCauseInstanceOf(WebSocketHandshakeException.class)
			.satisfies((ex) -> assertThat(((WebSocketHandshakeException) ex.getCause()).getResponse().statusCode())
				.isEqualTo(401));
	}

	@Test
	void anotherWebSocketIsClosed(CapturedOutput output) throws Exception {
		for (String header : List.of("", "Bearer " + KeyToken.random(), "Bearer", "Basic " + secret(Role.ADMIN),
				secret(Role.ADMIN))) {
			try (TestSocket socket = TestSocket.open(port(), PROTOCOL)) {
				if (header.isEmpty()) {
					socket.send(Map.of("type", "connection_init"));
				}
				else {
					init(socket, "Authorization", header);
				}
				assertThat(socket.closeCode()).as(header).isEqualTo(4403);
			}
			assertThat(output).contains("outcome=UNAUTHENTICATED action=\"connection_init\" caller=\"anonymous\"")
				.doesNotContain("ngk_");
		}
		try (TestSocket socket = TestSocket.open(port(), PROTOCOL)) {
			init(socket, "Authorization", "Bearer " + jwtWithoutRole("jane"));
			assertThat(socket.closeCode()).as("without a role").isEqualTo(4403);
		}
		assertThat(output).contains("outcome=FORBIDDEN action=\"connection_init\" caller=\"jane\" role=none");
		try (TestSocket socket = TestSocket.open(port(), PROTOCOL)) {
			socket.subscribe("1", "{ __typename }");
			assertThat(socket.closeCode()).as("before it is known").isEqualTo(4401);
		}
	}

	@Test
	void anOperationNeedsItsRole() throws Exception {
		String jobs = "{ importJobs { totalCount } }";
		for (Role role : Role.values()) {
			try (TestSocket socket = TestSocket.open(port(), PROTOCOL)) {
				init(socket, "Authorization", "Bearer " + secret(role));
				socket.next("connection_ack");
				socket.subscribe("1", jobs);
				String answer = socket.next().toString();
				if (role.includes(Role.IMPORTER)) {
					assertThat(answer).as(role.label()).contains("totalCount");
				}
				else {
					assertThat(answer).as(role.label()).contains("FORBIDDEN").doesNotContain("totalCount\":");
				}
			}
		}
	}

	@Test
	void aRemovedKeyEndsItsWebSocket() throws Exception {
		String secret = addedKey("leaving", Role.READER);
		try (TestSocket socket = connect(secret); TestSocket other = connect(secret(Role.READER))) {
			socket.subscribe("1", CHANGES);
			keysFile().remove("leaving");
			long removed = System.nanoTime();
			assertThat(socket.closeCode()).isEqualTo(4403);
			Duration taken = Duration.ofNanos(System.nanoTime() - removed);
			System.out.printf("The WebSocket of a removed key was closed after %d ms%n", taken.toMillis());
			// Two seconds, and one more because the machines of tests are busy.
			assertThat(taken).isLessThan(Duration.ofSeconds(3));
			other.subscribe("1", "{ __typename }");
			other.next("next");
		}
	}

	@Test
	void aRemovedKeyEndsItsEventStream() throws Exception {
		String end = "TIMEOUT";
		// A busy database can end a stream before the key does.
		for (int i = 0; i < 5 && end.contains("TIMEOUT"); i++) {
			String secret = addedKey("leaving-stream", Role.READER);
			HttpResponse<InputStream> stream = stream(secret, CHANGES);
			assertThat(stream.statusCode()).isEqualTo(200);
			keysFile().remove("leaving-stream");
			end = new String(stream.body().readAllBytes(), StandardCharsets.UTF_8);
		}
		assertThat(end).contains("UNAUTHENTICATED", "event:complete");
	}

	@Test
	void anEventStreamHasACaller() throws Exception {
		HttpResponse<InputStream> stream = stream(secret(Role.ANALYST), "query In_stream { __typename }");
		assertThat(stream.statusCode()).isEqualTo(200);
		assertThat(new String(stream.body().readAllBytes())).contains("Query");
		assertThat(caller("In_stream")).isEqualTo(new Identity("analyst", Role.ANALYST));
		for (Role role : Role.values()) {
			HttpResponse<InputStream> jobs = stream(secret(role), "{ importJobs { totalCount } }");
			String answer = new String(jobs.body().readAllBytes(), StandardCharsets.UTF_8);
			assertThat(answer.contains("FORBIDDEN")).as(role.label()).isEqualTo(!role.includes(Role.IMPORTER));
			assertThat(answer.contains("totalCount\":")).as(role.label()).isEqualTo(role.includes(Role.IMPORTER));
		}
		HttpResponse<String> refused = send(
				operation(request("/graphql").header("Accept", "text/event-stream"), CHANGES));
		assertThat(refused.statusCode()).isEqualTo(401);
		HttpResponse<InputStream> forbidden = stream(secret(Role.ANALYST),
				"subscription { importProgress(id: \\\"x\\\") { state } }");
		assertThat(new String(forbidden.body().readAllBytes())).contains("FORBIDDEN");
	}

	@Test
	void anExportHasACaller() throws Exception {
		for (Role role : Role.values()) {
			RawHttp.Answer answer = export(role, "{importJobs{nodes{state}}}");
			assertThat(answer.status()).as(role.label()).isEqualTo(role.includes(Role.IMPORTER) ? 200 : 403);
			assertThat(answer.body().contains("FORBIDDEN")).as(role.label()).isEqualTo(!role.includes(Role.IMPORTER));
		}
	}

	private RawHttp.Answer export(Role role, String query) throws Exception {
		return RawHttp.send(port(), """
				GET /graphql/export?query=%s HTTP/1.1
				Host: localhost
				Accept: text/csv
				Apollo-Require-Preflight: true
				Authorization: Bearer %s
				Connection: close

				""".formatted(URLEncoder.encode(query, StandardCharsets.UTF_8), secret(role)).replace("\n", "\r\n"));
	}

	private TestSocket connect(String secret) throws Exception {
		TestSocket socket = TestSocket.open(port(), PROTOCOL);
		init(socket, "Authorization", "Bearer " + secret);
		socket.next("connection_ack");
		return socket;
	}

	private static void init(TestSocket socket, String name, String value) {
		socket.send(Map.of("type", "connection_init", "payload", Map.of(name, value)));
	}

	private HttpResponse<InputStream> stream(String secret, String operation) throws Exception {
		return HttpClient.newHttpClient()
			.sendAsync(operation(request("/graphql", secret).header("Accept", "text/event-stream"), operation).build(),
					BodyHandlers.ofInputStream())
			.get(10, TimeUnit.SECONDS);
	}

}
