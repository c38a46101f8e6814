package dev.newsgraph.subscription;

import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.newsgraph.access.Role;
import dev.newsgraph.security.SecuredGatewayTest;
import dev.newsgraph.security.SmallBudgets;

import static org.assertj.core.api.Assertions.assertThat;

/** Budgets of the callers of WebSockets and event streams. */
@SmallBudgets
class SocketBudgetIT extends SecuredGatewayTest {

	private static final String QUERY = "{ articles(first: 3) { edges { node { title } } } }";

	@Test
	void theOperationsOfAWebSocketTakeFromTheBudgetOfItsCaller() throws Exception {
		String key = addedKey("socket", Role.READER);
		try (TestSocket socket = connect(key); TestSocket second = connect(key)) {
			JsonNode refused = refusal(socket);
			assertThat(refused.at("/extensions/code").asString()).isEqualTo("BUDGET_EXCEEDED");
			assertThat(refused.at("/extensions/retryAfter").asLong()).isPositive();
			second.subscribe("1", QUERY);
			assertThat(second.next("error").toString()).as("another WebSocket").contains("BUDGET_EXCEEDED");
			assertThat(send(operation(request("/graphql", key), QUERY)).statusCode()).as("by POST").isEqualTo(429);
			try (TestSocket other = connect(addedKey("socket-other", Role.READER))) {
				other.subscribe("1", QUERY);
				other.next("next");
			}
		}
	}

	@Test
	void aSubscriptionIsRefusedWhenTheBudgetIsUsedUp() throws Exception {
		String key = addedKey("subscriber", Role.READER);
		try (TestSocket socket = connect(key)) {
			refusal(socket);
			socket.subscribe("changes", "subscription { articleChanged { cursor } }");
			assertThat(socket.next("error").toString()).contains("BUDGET_EXCEEDED");
		}
	}

	@Test
	void anOperationOfAWebSocketReportsTheBudget() throws Exception {
		try (TestSocket socket = connect(addedKey("reporting", Role.READER))) {
			for (String id : new String[] { "1", "2" }) {
				socket.send(Map.of("id", id, "type", "subscribe", "payload",
						Map.of("query", QUERY, "extensions", Map.of("cost", true))));
				JsonNode cost = socket.next("next").at("/payload/extensions/cost");
				assertThat(cost.get("used").asLong()).isBetween(13L, 100L);
				assertThat(cost.get("burst").asLong()).isEqualTo(400);
				socket.next("complete");
			}
		}
	}

	@Test
	void anEventStreamTakesFromTheBudget() throws Exception {
		String key = addedKey("stream", Role.READER);
		int status = 200;
		String last = "";
		HttpClient client = HttpClient.newHttpClient();
		for (int i = 0; i < 45 && status == 200 && !last.contains("BUDGET_EXCEEDED"); i++) {
			HttpResponse<InputStream> response = client
				.sendAsync(operation(request("/graphql", key).header("Accept", "text/event-stream"), QUERY).build(),
						BodyHandlers.ofInputStream())
				.get(10, TimeUnit.SECONDS);
			status = response.statusCode();
			last = new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
		}
		assertThat(last).contains("BUDGET_EXCEEDED");
	}

	/** Sends operations until one is refused, and returns its error. */
	private static JsonNode refusal(TestSocket socket) throws Exception {
		for (int i = 0; i < 45; i++) {
			socket.subscribe("q" + i, QUERY);
			JsonNode message = socket.next();
			if (message.get("type").asString().equals("error")) {
				return message.at("/payload/0");
			}
			socket.next("complete");
		}
		throw new AssertionError("No operation was refused");
	}

	private TestSocket connect(String secret) throws Exception {
		TestSocket socket = TestSocket.open(port(), "graphql-transport-ws");
		socket.send(Map.of("type", "connection_init", "payload", Map.of("Authorization", "Bearer " + secret)));
		socket.next("connection_ack");
		return socket;
	}

}
