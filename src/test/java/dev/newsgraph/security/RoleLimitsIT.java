package dev.newsgraph.security;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.newsgraph.access.Role;

import static org.assertj.core.api.Assertions.assertThat;

/** Limits of operations and bodies that one role has. */
@SmallBudgets
class RoleLimitsIT extends SecuredGatewayTest {

	/** May return 20,100 objects. */
	private static final String LARGE = "{ articles(first: 100) { edges { node { related(first: 100) { edges { node { title provider { name } } } } } } } }";

	private static final JsonMapper JSON = new JsonMapper();

	@Test
	void anAnalystMayReadMoreRows() throws Exception {
		long rows = JSON.readTree(send(operation(request("/graphql/estimate", Role.ANALYST), LARGE)).body())
			.get("rows")
			.asLong();
		assertThat(rows).isBetween(20_001L, 50_000L);
		HttpResponse<String> analyst = send(operation(request("/graphql", Role.ANALYST), LARGE));
		assertThat(analyst.body()).doesNotContain("errors");
		for (int i = 0; i < 2; i++) {
			HttpResponse<String> importer = send(operation(request("/graphql", Role.IMPORTER), LARGE));
			assertThat(importer.body()).contains("OPERATION_TOO_LARGE", "20,000 (newsgraph.query.max-rows)");
		}
		String larger = LARGE.replace("provider {", "topics { name } provider {");
		assertThat(send(operation(request("/graphql", Role.ANALYST), larger)).body())
			.contains("50,000 (newsgraph.query.role.max-rows.analyst)");
	}

	@Test
	void estimatesAndSettingsShowTheLimitsOfTheCaller() throws Exception {
		assertThat(most(Role.ANALYST, "rows")).isEqualTo(50_000);
		assertThat(most(Role.IMPORTER, "rows")).isEqualTo(20_000);
		assertThat(most(Role.IMPORTER, "bodyBytes")).isEqualTo(102_400);
		assertThat(most(Role.ANALYST, "bodyBytes")).isEqualTo(20_480);
		assertThat(JSON.readTree(send(request("/graphiql/settings.json", Role.ANALYST)).body())
			.at("/limits/maxRows")
			.asLong()).isEqualTo(50_000);
	}

	@Test
	void anImporterMaySendALargerBody() throws Exception {
		assertThat(post(Role.IMPORTER, 90_000).statusCode()).isEqualTo(200);
		HttpResponse<String> tooLarge = post(Role.ANALYST, 90_000);
		assertThat(tooLarge.statusCode()).isEqualTo(413);
		assertThat(tooLarge.body()).contains("20,480 bytes", "newsgraph.http.max-body-size.");
		assertThat(post(Role.IMPORTER, 110_000).statusCode()).isEqualTo(413);
		assertThat(send(request("/graphql").header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(body(90_000)))).statusCode()).as("without a token").isEqualTo(413);
	}

	private long most(Role role, String limit) throws Exception {
		JsonNode estimate = JSON.readTree(send(operation(request("/graphql/estimate", role), "{ __typename }")).body());
		return estimate.at("/limits/%s/most".formatted(limit)).asLong();
	}

	private HttpResponse<String> post(Role role, int bytes) throws Exception {
		return send(request("/graphql", role).header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(body(bytes))));
	}

	private static String body(int bytes) {
		return "{\"query\": \"{ __typename }\", \"variables\": {\"a\": \"%s\"}}".formatted("x".repeat(bytes));
	}

}
