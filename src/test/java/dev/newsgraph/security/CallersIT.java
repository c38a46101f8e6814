package dev.newsgraph.security;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Value;

import dev.newsgraph.access.Identity;
import dev.newsgraph.access.KeyToken;
import dev.newsgraph.access.Role;
import dev.newsgraph.transport.RawHttp;

import static org.assertj.core.api.Assertions.assertThat;

/** Callers with API keys and JWTs, over HTTP. */
class CallersIT extends SecuredGatewayTest {

	private static final String QUERY = "/graphql?query=%7B__typename%7D";

	/**
	 * The time after which a removed key is refused: two seconds from the change of the
	 * file, and one more because the machines of tests are busy.
	 */
	private static final Duration REMOVAL = Duration.ofSeconds(3);

	@Value("${newsgraph.http.token-file}")
	private Path tokenFile;

	@ParameterizedTest
	@EnumSource(Role.class)
	void aKeyIsAccepted(Role role) throws Exception {
		HttpResponse<String> response = send(request(QUERY, role).header("Accept", "application/json"));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().map()).doesNotContainKey("set-cookie");
		assertThat(send(operation(request("/graphql", role), "{ __typename }")).statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/graphql", QUERY, "/graphql/", "/graphql/export", "/graphql/schema", "/graphql/explain",
			"/graphiql/settings.json", "/actuator/info", "/actuator", "/nothing", "/graphql/nothing" })
	void aCallerWithoutAKeyIsRefused(String path) throws Exception {
		HttpResponse<String> response = send(request(path).header("Accept", "application/json"));
		assertThat(response.statusCode()).isEqualTo(401);
		assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"newsgraph\"");
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json;charset=utf-8");
		assertThat(response.body()).contains("\"errors\"", "UNAUTHENTICATED", "Authorization: Bearer");
		assertThat(send(operation(request(path), "{ __typename }")).statusCode()).isEqualTo(401);
	}

	@Test
	void aWrongTokenIsRefusedAndNotRepeated() throws Exception {
		String wrong = KeyToken.random();
		HttpResponse<String> response = send(request(QUERY, wrong));
		assertThat(response.statusCode()).isEqualTo(401);
		assertThat(response.headers().firstValue("WWW-Authenticate"))
			.hasValue("Bearer realm=\"newsgraph\", error=\"invalid_token\"");
		assertThat(response.body()).contains("UNAUTHENTICATED").doesNotContain(wrong);
		for (String header : List.of("Basic " + secret(Role.ADMIN), secret(Role.ADMIN), "Bearer",
				"Bearer " + secret(Role.ADMIN) + " x", "Bearer a b")) {
			assertThat(send(request(QUERY).header("Authorization", header)).statusCode()).as(header).isEqualTo(401);
		}
		assertThat(
				send(request(QUERY, Role.ADMIN).header("Authorization", "Bearer " + secret(Role.ADMIN))).statusCode())
			.as("two headers")
			.isEqualTo(401);
		assertThat(send(request(QUERY + "&access_token=" + secret(Role.ADMIN))).statusCode()).as("in the URL")
			.isEqualTo(401);
	}

	@Test
	void aNewKeyIsAcceptedAndARemovedOneIsNot() throws Exception {
		String secret = addedKey("temporary", Role.READER);
		awaitStatus(secret, 200);
		keysFile().remove("temporary");
		long removed = System.nanoTime();
		awaitStatus(secret, 401);
		Duration taken = Duration.ofNanos(System.nanoTime() - removed);
		System.out.printf("A removed key was refused after %d ms%n", taken.toMillis());
		assertThat(taken).isLessThan(REMOVAL);
	}

	private void awaitStatus(String secret, int expected) throws Exception {
		int status = 0;
		for (int i = 0; i < 100 && status != expected; i++) {
			status = send(request(QUERY, secret).header("Accept", "application/json")).statusCode();
			Thread.sleep(50);
		}
		assertThat(status).isEqualTo(expected);
	}

	@ParameterizedTest
	@EnumSource(Role.class)
	void aJwtIsAccepted(Role role) throws Exception {
		assertThat(send(operation(request("/graphql", jwt(role)), "mutation With_JWT { __typename }")).statusCode())
			.isEqualTo(200);
		assertThat(caller("With_JWT")).isEqualTo(new Identity("user-" + role.label(), role));
		String changed = jwt(role).replaceFirst("\\.[^.]*$", "." + "A".repeat(342));
		HttpResponse<String> refused = send(request(QUERY, changed));
		assertThat(refused.statusCode()).isEqualTo(401);
		assertThat(refused.body()).doesNotContain(changed.substring(0, 20));
	}

	@Test
	void anEstimateSaysWhatTheCallerMayNotSelect() throws Exception {
		String jobs = "{ importJobs { totalCount } }";
		HttpResponse<String> denied = send(operation(request("/graphql/estimate", Role.READER), jobs));
		assertThat(denied.statusCode()).isEqualTo(200);
		assertThat(denied.body()).contains("FORBIDDEN", "\"requiredRole\":\"IMPORTER\"");
		assertThat(send(operation(request("/graphql/estimate", Role.IMPORTER), jobs)).body()).contains("\"errors\":[]");
		assertThat(send(operation(request("/graphql/explain", Role.ANALYST), jobs)).body()).contains("FORBIDDEN")
			.doesNotContain("MATCH");
	}

	@Test
	void answersDependOnTheCredentials() throws Exception {
		for (String path : List.of(QUERY, "/graphql?query=%7B__typename")) {
			assertThat(
					send(request(path, Role.READER).header("Accept", "application/json")).headers().allValues("Vary"))
				.contains("Authorization");
		}
	}

	@Test
	void noRequestFailsWhileKeysAreAdded() throws Exception {
		AtomicBoolean ended = new AtomicBoolean();
		AtomicInteger requests = new AtomicInteger();
		try (ExecutorService threads = Executors.newFixedThreadPool(4);
				HttpClient client = HttpClient.newHttpClient()) {
			List<Future<Integer>> failures = new ArrayList<>();
			HttpRequest request = request(QUERY, Role.READER).header("Accept", "application/json").build();
			for (int i = 0; i < 4; i++) {
				failures.add(threads.submit(() -> {
					int failed = 0;
					while (!ended.get()) {
						if (client.send(request, BodyHandlers.discarding()).statusCode() != 200) {
							failed++;
						}
						requests.incrementAndGet();
					}
					return failed;
				}));
			}
			long begin = System.nanoTime();
			for (int i = 0; i < 100; i++) {
				keysFile().add("many-" + i, Role.READER, null);
			}
			double seconds = (System.nanoTime() - begin) / 1e9;
			ended.set(true);
			for (Future<Integer> failed : failures) {
				assertThat(failed.get()).as("requests that failed").isZero();
			}
			System.out.printf("100 keys were added in %.1f s, during %.0f requests per second%n", seconds,
					requests.get() / seconds);
		}
		assertThat(requests).hasValueGreaterThan(100);
		for (int i = 0; i < 100; i++) {
			assertThat(keysFile().remove("many-" + i)).isTrue();
		}
	}

	@Test
	void wrongTokensOfAnAddressAreLimited() throws Exception {
		HttpRequest.Builder request = request(QUERY, KeyToken.random()).header("X-Forwarded-For", "192.0.2.99");
		for (int i = 0; i < 100; i++) {
			assertThat(send(request.copy()).statusCode()).isEqualTo(401);
		}
		HttpResponse<String> refused = send(request.copy());
		assertThat(refused.statusCode()).isEqualTo(429);
		assertThat(refused.headers().firstValue("Retry-After")).hasValue("60");
		assertThat(refused.body()).contains("TOO_MANY_FAILURES");
		assertThat(send(request(QUERY, Role.READER).header("Accept", "application/json")
			.header("X-Forwarded-For", "192.0.2.99")).statusCode()).as("a valid key").isEqualTo(200);
		assertThat(send(request(QUERY, KeyToken.random()).header("X-Forwarded-For", "192.0.2.98")).statusCode())
			.as("another address")
			.isEqualTo(401);
	}

	@Test
	void theTokenFileMakesAnAdministrator() throws Exception {
		String token = Files.readString(this.tokenFile).strip();
		assertThat(send(management("/actuator/loggers").header("Authorization", "Bearer " + token)).statusCode())
			.isEqualTo(200);
	}

	@Test
	void healthAndThePageNeedNoKey() throws Exception {
		for (String path : List.of("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness",
				"/actuator/health/graph", "/actuator/health/replica-state", "/actuator/health/replicas")) {
			assertThat(send(management(path)).statusCode()).as(path).isEqualTo(200);
		}
		assertThat(send(request("/")).statusCode()).isEqualTo(302);
		assertThat(send(request("/graphiql")).statusCode()).isIn(200, 404);
	}

	@Test
	void onlyCallersSeeTheRevisionInTheHealthEndpoint() throws Exception {
		String graph = "/actuator/health/graph";
		for (HttpRequest.Builder bare : List.of(management(graph), request(graph))) {
			assertThat(send(bare.copy()).body()).isEqualTo("{\"status\":\"UP\"}");
			assertThat(send(bare.header("Authorization", "Bearer " + secret(Role.READER))).body())
				.contains("\"status\":\"UP\"", "\"revision\":\"");
		}
	}

	@Test
	void aHandshakeHeaderOpensNothingElse() throws Exception {
		for (String path : List.of("/graphql", "/graphql/", "/graphql/export", "/graphql/schema")) {
			RawHttp.Answer answer = RawHttp.send(port(), """
					GET %s?query=%%7B__typename%%7D HTTP/1.1
					Host: localhost
					Upgrade: websocket
					Accept: application/json
					Connection: close

					""".formatted(path).replace("\n", "\r\n"));
			assertThat(answer.status()).as(path).isBetween(400, 499);
			assertThat(answer.body()).doesNotContain("\"data\"", "type Query");
			RawHttp.Answer post = RawHttp.send(port(), """
					POST %s HTTP/1.1
					Host: localhost
					Upgrade: websocket
					Content-Type: application/json
					Content-Length: 0
					Connection: close

					""".formatted(path).replace("\n", "\r\n"));
			assertThat(post.status()).as(path).isEqualTo(401);
		}
	}

	@Test
	void theExecutionKnowsItsCaller() throws Exception {
		assertThat(
				send(operation(request("/graphql", Role.IMPORTER), "mutation Over_HTTP { __typename }")).statusCode())
			.isEqualTo(200);
		assertThat(caller("Over_HTTP")).isEqualTo(new Identity("importer", Role.IMPORTER));
	}

}
