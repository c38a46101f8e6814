package dev.newsgraph.transport;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** More operations than the gateway runs at the same time. */
@HttpTest
class OverloadIT {

	@LocalServerPort
	private int port;

	@Autowired
	private OperationGate gate;

	@Autowired
	private ByteBudget answers;

	@Autowired
	private TransportProperties properties;

	@Test
	void operationsAreRefusedAndAllElseIsAnswered() throws Exception {
		int limit = this.properties.operationsPerCore() * Runtime.getRuntime().availableProcessors();
		List<OperationGate.Place> places = new ArrayList<>();
		for (int i = 0; i < limit; i++) {
			places.add(this.gate.enter("client " + i, null));
		}
		try {
			for (String path : List.of("/graphql", "/graphql/estimate", "/graphql/explain")) {
				HttpResponse<String> refused = post(path);
				assertThat(refused.statusCode()).isEqualTo(503);
				assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
				assertThat(refused.body()).isEqualTo(
						"{\"errors\":[{\"message\":\"The gateway is running %d operations, the limit in newsgraph.http.operations-per-core; repeat the request later.\",\"extensions\":{\"code\":\"OVERLOADED\"}}]}"
							.formatted(limit));
			}
			for (String path : List.of("/actuator/health/readiness", "/graphiql/settings.json")) {
				assertThat(send(request(path).GET().build()).statusCode()).as(path).isEqualTo(200);
			}
			Thread.ofVirtual().start(() -> {
				try {
					Thread.sleep(50);
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
				places.getFirst().close();
			});
			assertThat(post("/graphql").statusCode()).as("waits for a moment").isEqualTo(200);
		}
		finally {
			places.stream().skip(1).forEach(OperationGate.Place::close);
		}
		assertThat(post("/graphql").statusCode()).isEqualTo(200);
	}

	@Test
	void oneClientLeavesOperationsToOthers() throws Exception {
		int limit = this.properties.operationsPerCore() * Runtime.getRuntime().availableProcessors();
		int share = Math.min(limit, Math.max(2, limit / 2));
		List<OperationGate.Place> places = new ArrayList<>();
		for (int i = 0; i < share; i++) {
			places.add(this.gate.enter("192.0.2.1", null));
		}
		try {
			assertThatExceptionOfType(RefusedRequestException.class)
				.isThrownBy(() -> this.gate.enter("192.0.2.1", null))
				.withMessage(
						"The gateway is running %d operations of this client, the limit in newsgraph.http.operations-per-caller; repeat the request later.",
						share);
			assertThat(post("/graphql").statusCode()).isEqualTo(200);
		}
		finally {
			places.forEach(OperationGate.Place::close);
		}
		assertThat(this.gate.callers()).isZero();
	}

	@Test
	void aLargeAnswerIsRefusedWhileTooManyAreBeingSent() throws Exception {
		assertThat(introspection().body().length()).isGreaterThan(128 * 1024);
		awaitNoneBeingSent();
		try (ByteBudget.Claim claim = this.answers.claim()) {
			claim.resize(this.properties.maxPendingAnswers().toBytes());
			HttpResponse<String> refused = introspection();
			assertThat(refused.statusCode()).isEqualTo(503);
			assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
			assertThat(refused.body()).contains("OVERLOADED", "newsgraph.http.max-pending-answers");
			assertThat(post("/graphql").statusCode()).as("a small answer").isEqualTo(200);
		}
		assertThat(introspection().statusCode()).isEqualTo(200);
		awaitNoneBeingSent();
	}

	// The client has the whole answer before the gateway knows that it was sent.
	private void awaitNoneBeingSent() {
		Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> this.answers.used() == 0);
	}

	private HttpResponse<String> introspection() throws IOException, InterruptedException {
		String type = "kind name ofType { kind name ofType { kind name ofType { kind name description } description } description } description";
		String input = "{ name description defaultValue type { %s } }".formatted(type);
		return send(request("/graphql").header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(
					"{\"query\": \"{ __schema { types { kind name description fields { name description args %s type { %s } } inputFields %s enumValues { name description } } } }\"}"
						.formatted(input, type, input)))
			.build());
	}

	private HttpResponse<String> post(String path) throws IOException, InterruptedException {
		// An answer that is kept is sent in any case.
		return send(request(path).header("Content-Type", "application/json")
			.header("Cache-Control", "no-cache")
			.POST(BodyPublishers.ofString("{\"query\": \"{ __typename }\"}"))
			.build());
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(this.port, path)));
	}

	private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
		try (HttpClient client = HttpClient.newHttpClient()) {
			return client.send(request, BodyHandlers.ofString());
		}
	}

}
