package dev.newsgraph.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.newsgraph.database.GraphClient;
import dev.newsgraph.query.SmallGraph.Story;

import static org.assertj.core.api.Assertions.assertThat;

/** What is reached over relations, compared with what memory says of the same graph. */
@ApiTest
class TraversalsIT {

	@Autowired
	private GraphClient client;

	@Autowired
	private RecordedStatements statements;

	@LocalServerPort
	private int port;

	@BeforeEach
	void write() {
		SmallGraph.write(this.client);
		this.statements.drainReads();
	}

	static Stream<Arguments> networks() {
		return Stream.of("OUT", "IN", "BOTH")
			.flatMap((direction) -> Stream.of(1, 2, 3, 4).map((depth) -> Arguments.of(direction, depth)));
	}

	@ParameterizedTest
	@MethodSource("networks")
	void aNetworkHoldsEachArticleAtItsShortestDistance(String direction, int depth) {
		for (Story story : SmallGraph.STORIES) {
			JsonNode network = article(story.number(), """
					network(depth: %d, direction: %s, first: 100) {
					  totalCount capped edges { distance pathCount via { webUrl } node { webUrl } }
					}""".formatted(depth, direction)).get("network");
			Map<String, String> reached = new TreeMap<>();
			for (JsonNode edge : network.get("edges")) {
				reached.put(url(edge.get("node")),
						described(edge.get("distance").asInt(), edge.get("pathCount").asInt(), urls(edge.get("via"))));
			}
			Map<String, String> expected = new TreeMap<>();
			SmallGraphPaths.network(story.number(), direction, depth)
				.forEach((number, walks) -> expected.put(SmallGraph.address(number),
						described(walks.getFirst().size() - 1, walks.size(),
								addresses(SmallGraphPaths.between(walks).stream().toList()))));
			assertThat(reached).as("%s of %d", direction, story.number()).isEqualTo(expected);
			assertThat(network.get("totalCount").asInt()).isEqualTo(expected.size());
			assertThat(network.get("capped").asBoolean()).isFalse();
		}
	}

	@ParameterizedTest
	@MethodSource("networks")
	void aFilterAppliesToResultsButNotToTraversedArticles(String direction, int depth) {
		JsonNode network = article(0, """
				network(depth: %d, direction: %s, first: 100, where: {quality: {gte: 7}}) {
				  totalCount edges { distance pathCount via { webUrl } node { webUrl } }
				}""".formatted(depth, direction)).get("network");
		List<String> reached = new ArrayList<>();
		network.get("edges").forEach((edge) -> reached.add(url(edge.get("node")) + edge.get("pathCount")));
		List<String> expected = new ArrayList<>();
		SmallGraphPaths.network(0, direction, depth).forEach((number, walks) -> {
			Integer quality = SmallGraph.STORIES.get(number).quality();
			if (quality != null && quality >= 7) {
				expected.add(SmallGraph.address(number) + walks.size());
			}
		});
		assertThat(reached).containsExactlyInAnyOrderElementsOf(expected);
		assertThat(network.get("totalCount").asInt()).isEqualTo(expected.size());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "orderBy: [{field: DISTANCE, direction: DESC}]",
			"orderBy: [{field: DISTANCE}, {field: PATH_COUNT, direction: DESC}]", "orderBy: [{field: HEAT}]",
			"orderBy: [{field: TITLE, direction: DESC}]" })
	void aNetworkPagesInEveryOrder(String order) {
		JsonNode whole = article(0, "network(depth: 4, first: 100, %s) { edges { node { webUrl } } }".formatted(order));
		List<String> all = new ArrayList<>();
		whole.get("network").get("edges").forEach((edge) -> all.add(url(edge.get("node"))));
		assertThat(all).hasSize(SmallGraphPaths.network(0, "BOTH", 4).size()).doesNotHaveDuplicates();
		List<String> paged = new ArrayList<>();
		String after = "";
		boolean more = true;
		while (more) {
			JsonNode page = article(0, """
					network(depth: 4, first: 3, %s %s) {
					  totalCount pageInfo { hasNextPage endCursor } edges { node { webUrl } }
					}""".formatted(order, after)).get("network");
			page.get("edges").forEach((edge) -> paged.add(url(edge.get("node"))));
			assertThat(page.get("totalCount").asInt()).isEqualTo(all.size());
			more = page.get("pageInfo").get("hasNextPage").asBoolean();
			after = "after: \"%s\"".formatted(page.get("pageInfo").get("endCursor").asString());
		}
		assertThat(paged).isEqualTo(all);
	}

	@Test
	void theFirstOfTheShortestPathsIsReturned() {
		for (Story from : SmallGraph.STORIES) {
			for (Story to : SmallGraph.STORIES) {
				if (from != to) {
					assertPath(from.number(), to.number(), 6);
					assertPath(from.number(), to.number(), 2);
				}
			}
		}
		assertThat(this.statements.drainReads()).hasSize(2 * 12 * 11);
	}

	private void assertPath(int from, int to, int maxLength) {
		JsonNode path = new Api(this.port).data("""
				query ($from: URL!, $to: URL!, $maxLength: Int!) {
				  path(from: $from, to: $to, maxLength: $maxLength) {
				    length articles { webUrl } steps { from { webUrl } to { webUrl } forward position }
				  }
				}""", Map.of("from", SmallGraph.address(from), "to", SmallGraph.address(to), "maxLength", maxLength))
			.get("path");
		List<List<Integer>> chains = SmallGraphPaths.shortest(from, to, maxLength);
		if (chains.isEmpty()) {
			assertThat(path.isNull()).isTrue();
			return;
		}
		List<Integer> chain = chains.getFirst();
		assertThat(path.get("length").asInt()).isEqualTo(chain.size() - 1);
		assertThat(urls(path.get("articles"))).isEqualTo(addresses(chain));
		List<String> steps = new ArrayList<>();
		for (JsonNode step : path.get("steps")) {
			steps.add("%s %s %s %s".formatted(url(step.get("from")), url(step.get("to")),
					step.get("forward").asBoolean(), step.get("position").asInt()));
		}
		List<String> expected = new ArrayList<>();
		for (int i = 0; i + 1 < chain.size(); i++) {
			Integer forward = SmallGraph.position(chain.get(i), chain.get(i + 1));
			expected.add("%s %s %s %s".formatted(SmallGraph.address(chain.get(i)), SmallGraph.address(chain.get(i + 1)),
					forward != null,
					(forward != null) ? forward : SmallGraph.position(chain.get(i + 1), chain.get(i))));
		}
		assertThat(steps).isEqualTo(expected);
	}

	private JsonNode article(int number, String fields) {
		return new Api(this.port)
			.data("query ($url: URL!) { article(webUrl: $url) { %s } }".formatted(fields),
					Map.of("url", SmallGraph.address(number)))
			.get("article");
	}

	private static String described(int distance, int paths, List<String> via) {
		return "%d relations, %d paths, via %s".formatted(distance, paths, via);
	}

	private static List<String> addresses(List<Integer> numbers) {
		return numbers.stream().map(SmallGraph::address).toList();
	}

	private static List<String> urls(JsonNode articles) {
		List<String> urls = new ArrayList<>();
		articles.forEach((article) -> urls.add(url(article)));
		return urls;
	}

	private static String url(JsonNode article) {
		return article.get("webUrl").asString();
	}

}
