package dev.newsgraph.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** A search of more hits than are looked at. */
@ApiTest
@TestInstance(Lifecycle.PER_CLASS)
@TestPropertySource(properties = "newsgraph.query.caps.search-hits=50")
class SearchCapIT {

	private static final String GRAPH = """
			UNWIND range(0, 99) AS i
			CREATE (:Article {key: "https://example.org/" + right("0" + i, 2), title: "Weather report", quality: i,
			  body: reduce(text = "Storm", word IN range(0, i) | text + " filler"), hasDocument: true})
			""";

	private static final Map<String, Object> NOTICE = Map.of("path", List.of("search"), "code", "CAPPED", "message",
			"The result may be incomplete because a limit was reached. The limit is set by newsgraph.query.caps.nearest-hits or newsgraph.query.caps.search-hits");

	@Autowired
	private GraphClient client;

	@LocalServerPort
	private int port;

	private Api api;

	@BeforeAll
	void write() {
		TestDatabase.clear(this.client);
		TestDatabase.defineSchema(this.client);
		this.client.write((transaction) -> transaction.run(CypherStatement.of(GRAPH)));
		this.api = new Api(this.port);
	}

	@AfterAll
	void clear() {
		TestDatabase.clear(this.client);
	}

	@Test
	void theFirstPageIsComplete() {
		Map<String, Object> answer = this.api.ask("{ search(text: \"storm\", first: 3) { capped edges { rank } } }",
				Map.of());
		assertThat(answer).doesNotContainKeys("errors", "extensions");
		assertThat(answer.get("data").toString()).contains("capped=false");
	}

	@ParameterizedTest
	@ValueSource(strings = { "text: \"storm\") { totalCount", "text: \"weath*\", first: 3) { capped",
			"text: \"storm\", last: 3) { capped", "text: \"storm\", where: {quality: {lt: 0}}) { capped",
			"text: \"storm\", where: {quality: {lt: 0}}) { edges { rank }" })
	void reportsThatTheCapWasReached(String search) {
		Map<String, Object> answer = this.api.ask("{ search(%s } }".formatted(search), Map.of());
		assertThat(answer).doesNotContainKey("errors");
		assertThat(answer.get("extensions")).isEqualTo(Map.of("notices", List.of(NOTICE)));
		assertThat(answer.get("data").toString()).doesNotContain("capped=false").doesNotContain("100");
	}

	@ParameterizedTest
	@ValueSource(strings = { "storm", "weath*", "weather" })
	void pagesEndAtTheCapAndReportIt(String text) {
		List<Integer> ranks = new ArrayList<>();
		String after = null;
		while (true) {
			Map<String, Object> variables = new HashMap<>(Map.of("text", text));
			variables.put("after", after);
			JsonNode search = this.api.data(
					"query ($text: String!, $after: String) { search(text: $text, first: 7, after: $after) { capped edges { rank } pageInfo { hasNextPage endCursor } } }",
					variables)
				.get("search");
			search.get("edges").forEach((edge) -> ranks.add(edge.get("rank").asInt()));
			if (!search.get("pageInfo").get("hasNextPage").asBoolean()) {
				assertThat(search.get("capped").asBoolean()).isTrue();
				break;
			}
			after = search.get("pageInfo").get("endCursor").asString();
		}
		assertThat(ranks).hasSize(50).isSorted().doesNotHaveDuplicates();
	}

	@Test
	void noNoticeIfTheHitsEqualTheCap() {
		Map<String, Object> answer = this.api
			.ask("{ search(text: \"storm\", where: {quality: {lt: 0}}) { totalCount } }", Map.of());
		assertThat(answer).containsKey("extensions");
		this.client.write((transaction) -> transaction
			.run(CypherStatement.of("MATCH (a:Article) WHERE a.quality < 50 SET a.body = \"calm\"")));
		answer = this.api.ask("{ search(text: \"calm\") { totalCount capped } }", Map.of());
		assertThat(answer).doesNotContainKey("extensions");
		assertThat(answer.get("data").toString()).contains("totalCount=50", "capped=false");
		write();
	}

}
