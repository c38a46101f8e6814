package dev.newsgraph.security;

import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.newsgraph.access.Role;

import static org.assertj.core.api.Assertions.assertThat;

/** Budgets of callers over HTTP. */
@SmallBudgets
class BudgetIT extends SecuredGatewayTest {

	private static final JsonMapper JSON = new JsonMapper();

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private static final String QUERY = "{ articles(first: 3) { edges { node { title } } } }";

	private static final String GRAPHQL = "application/graphql-response+json";

	@ParameterizedTest
	@EnumSource(Way.class)
	void eachWayIsRefusedWhenTheBudgetIsUsedUp(Way way) throws Exception {
		String key = addedKey("way-" + way.ordinal(), Role.READER);
		HttpResponse<String> response = ask(way.request(this, key));
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		for (int i = 0; i < 45 && response.statusCode() == 200; i++) {
			response = ask(way.request(this, key));
		}
		assertRefused(response);
	}

	private static void assertRefused(HttpResponse<String> response) {
		assertThat(response.statusCode()).as(response.body()).isEqualTo(429);
		assertThat(response.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 400L);
		JsonNode error = JSON.readTree(response.body()).at("/errors/0");
		assertThat(error.at("/extensions/code").asString()).isEqualTo("BUDGET_EXCEEDED");
		assertThat(error.at("/extensions/retryAfter").asLong())
			.isEqualTo(response.headers().firstValueAsLong("Retry-After").orElseThrow());
		assertThat(error.at("/extensions/cost/left").asLong()).isLessThan(400);
		assertThat(error.get("message").asString()).contains("newsgraph.budget.reader.per-second");
		assertThat(JSON.readTree(response.body()).has("data")).isFalse();
	}

	@Test
	void anotherCallerIsNotRefused() throws Exception {
		String busy = addedKey("busy", Role.READER);
		String quiet = addedKey("quiet", Role.READER);
		int refused = 0;
		// Ten times what the budget allows.
		for (int i = 0; i < 400; i++) {
			refused += (ask(operation(request("/graphql", busy), "{ __typename }")).statusCode() == 429) ? 1 : 0;
			if (i % 20 == 0) {
				assertThat(ask(operation(request("/graphql", quiet), "{ __typename }")).statusCode()).isEqualTo(200);
			}
		}
		assertThat(refused).isBetween(340, 365);
	}

	@Test
	void theBudgetIsReportedWhenTheClientAsksForIt() throws Exception {
		String key = addedKey("reported", Role.READER);
		HttpResponse<String> plain = ask(operation(request("/graphql", key), QUERY));
		assertThat(plain.body()).doesNotContain("\"cost\"");
		HttpResponse<String> first = ask(operation(asking(key), QUERY));
		JsonNode cost = JSON.readTree(first.body()).at("/extensions/cost");
		assertThat(cost.propertyNames()).containsExactlyInAnyOrder("used", "left", "burst", "refill");
		assertThat(cost.get("burst").asLong()).isEqualTo(400);
		assertThat(cost.get("refill").asLong()).isOne();
		long used = cost.get("used").asLong();
		assertThat(used).isGreaterThanOrEqualTo(13);
		assertThat(first.headers().firstValue("Cache-Control")).hasValue("no-store");
		JsonNode second = JSON.readTree(ask(operation(asking(key), QUERY)).body()).at("/extensions/cost");
		assertThat(second.get("used").asLong()).as("not from the cache").isEqualTo(used);
		assertThat(second.get("left").asLong()).isBetween(cost.get("left").asLong() - used,
				cost.get("left").asLong() - used + 60);
		JsonNode estimate = JSON.readTree(ask(operation(request("/graphql/estimate", key), QUERY)).body());
		assertThat(used).isEqualTo(estimate.get("cost").asLong() + 10);
	}

	@Test
	void whatGraphQlJavaExecutesIsReportedToo() throws Exception {
		String key = addedKey("introspecting", Role.READER);
		JsonNode answer = JSON.readTree(ask(operation(asking(key), "{ __schema { queryType { name } } }")).body());
		assertThat(answer.at("/extensions/cost/used").asLong()).isEqualTo(10);
	}

	@Test
	void anOperationThatTakesMoreThanAFullBudgetIsTooLarge() throws Exception {
		String key = addedKey("large", Role.READER);
		String large = "{ articles(first: 100) { edges { node { related(first: 10) { edges { node { title } } } } } } }";
		for (int i = 0; i < 2; i++) {
			HttpResponse<String> response = ask(operation(request("/graphql", key).header("Accept", GRAPHQL), large));
			assertThat(response.statusCode()).as(response.body()).isEqualTo(422);
			assertThat(response.body()).contains("OPERATION_TOO_LARGE", "newsgraph.budget.reader.burst");
		}
	}

	@Test
	void rolesHaveBudgetsOfTheirOwn() throws Exception {
		for (int i = 0; i < 60; i++) {
			assertThat(ask(operation(request("/graphql", Role.ANALYST), QUERY)).statusCode()).isEqualTo(200);
		}
	}

	/** Sends a request by the client of all requests. */
	private static HttpResponse<String> ask(HttpRequest.Builder request) throws Exception {
		return CLIENT.send(request.build(), BodyHandlers.ofString());
	}

	private HttpRequest.Builder asking(String key) {
		return request("/graphql", key).header("Newsgraph-Cost", "true");
	}

	/** The ways to send an operation. */
	enum Way {

		POST("/graphql"), POST_GRAPHQL("/graphql"), GET("/graphql?query="), EXECUTED("/graphql"), ENTITIES("/graphql"),
		INTROSPECTION("/graphql"), ESTIMATE("/graphql/estimate"), EXPORT("/graphql/export?query=");

		private final String path;

		Way(String path) {
			this.path = path;
		}

		HttpRequest.Builder request(BudgetIT test, String key) {
			return switch (this) {
				case POST, ESTIMATE -> operation(test.request(this.path, key), QUERY);
				case POST_GRAPHQL -> operation(test.request(this.path, key).header("Accept", GRAPHQL), QUERY);
				case EXECUTED -> operation(test.request(this.path, key).header("Cache-Control", "no-cache"), QUERY);
				case ENTITIES -> operation(test.request(this.path, key),
						"{ _entities(representations: [{__typename: \\\"Topic\\\", name: \\\"AI\\\"}]) { __typename } }");
				case INTROSPECTION -> operation(test.request(this.path, key), "{ __schema { queryType { name } } }");
				case GET -> test.request(this.path + encoded(), key).header("Accept", "application/json");
				case EXPORT -> test.request(this.path + encoded(), key).header("Accept", "text/csv");
			};
		}

		private static String encoded() {
			return URLEncoder.encode(QUERY, StandardCharsets.UTF_8);
		}

	}

}
