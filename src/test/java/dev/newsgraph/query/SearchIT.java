package dev.newsgraph.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.TestDatabase;
import dev.newsgraph.identity.GlobalId;
import dev.newsgraph.query.search.RandomSearchText;
import dev.newsgraph.query.search.SearchText;

import static org.assertj.core.api.Assertions.assertThat;

/** Search over HTTP, in the index of a real server. */
@ApiTest
@TestInstance(Lifecycle.PER_CLASS)
class SearchIT {

	private static final String GRAPH = """
			UNWIND $stories AS row
			CREATE (a:Article {key: "https://example.org/" + row[0], title: row[1], hasDocument: true})
			SET a.excerpt = row[2], a.body = row[3]
			WITH DISTINCT 1 AS done
			UNWIND range(0, 299) AS i
			CREATE (:Article {key: "https://example.org/tie/" + right("00" + i, 3), title: "Weather report",
			  excerpt: CASE WHEN i % 3 = 0 THEN "Some rain" END, quality: CASE WHEN i % 3 = 0 THEN i END,
			  body: reduce(text = "Storm", word IN range(0, i % 70) | text + " filler"), hasDocument: true})
			""";

	private static final List<List<String>> STORIES = List.of(story("robots", "Robots learn to walk", null, null),
			story("deep", "A study", "Of robots, mostly", null),
			story("deeper", "Another study", null, "About robots."), story("robot", "The robot", null, "It learns."),
			story("elan", "The \u00c9lan vital", "Stra\u00dfe in \u00c6r\u00f8", null),
			story("source", "Open source law", null, "The law of open things"),
			story("closed", "Source code, open or not", "Open things have a source", null),
			story("mail", "E-mail and AT&T", null, "A mail by e"), story("cpp", "C++ and \"AI\" in 2020", null, null),
			story("cjk", "\u65b0\u65e5\u672c\u8a9e", null, null),
			story("rtl", "\u05d0\u05de\u05e8 \u05e9\u05dc\u05d5\u05dd", null, null),
			story("emoji", "Smile \ud83d\ude00 now", null, null));

	private static final String KEYS = "query ($text: String!) { search(text: $text, first: 100) { edges { rank score node { webUrl title id } } } }";

	@Autowired
	private GraphClient client;

	@Autowired
	private RecordedStatements statements;

	@LocalServerPort
	private int port;

	private Api api;

	@BeforeAll
	void write() {
		TestDatabase.clear(this.client);
		TestDatabase.defineSchema(this.client);
		this.client.write((transaction) -> transaction.run(new CypherStatement(GRAPH, Map.of("stories", STORIES))));
		this.api = new Api(this.port);
	}

	@AfterAll
	void clear() {
		TestDatabase.clear(this.client);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
			robots                 | robots deep deeper
			ROBOTS                 | robots deep deeper
			robo*                  | deep deeper robot robots
			robots -study          | robots
			robots -stu*           | robots
			study -"robots mostly" | deeper
			robots walk            | robots
			walk robots            | robots
			elan                   | elan
			\u00e9lan vital             | elan
			e\u0301lan                  | elan
			strasse aero           | elan
			Stra\u00df*                 | elan
			open source            | closed source
			"open source"          | source
			\u201copen source\u201d          | source
			"source open"          | -
			"law of open"          | source
			e-mail                 | mail
			AT&T                   | mail
			C++ "AI" (2020         | cpp
			\u65e5\u672c                    | cjk
			\u05e9\u05dc\u05d5\u05dd                  | rtl
			\ud83d\ude00                      | emoji
			title:robots           | -
			robots~                | robots deep deeper
			robots AND NOT walk    | robots
			the                    | -
			th*                    | closed source
			-robots                | -
			nothingofthekind       | -
			""")
	void finds(String text, String names) {
		List<String> found = new ArrayList<>();
		JsonNode edges = this.api.data(KEYS, Map.of("text", text)).get("search").get("edges");
		edges.forEach((edge) -> found.add(name(edge)));
		List<String> expected = (names != null) ? List.of(names.split(" ")) : List.of();
		assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{field: RELEVANCE}                                                        | rank
			{field: RELEVANCE, direction: DESC}                                       | rank
			{field: RELEVANCE, direction: ASC}                                        | rank descending
			{field: TITLE}                                                            | title
			{field: TITLE, direction: ASC}, {field: RELEVANCE}                        | title
			{field: TITLE, direction: DESC}                                           | title descending
			{field: PUBLISHED_DATE_TIME, direction: DESC}                             | key
			{field: RELATED_COUNT, direction: DESC}, {field: TITLE, direction: DESC}  | title descending
			""")
	void sortsAllHitsAndPagesThroughThem(String order, String by) {
		String operation = """
				query ($first: Int!, $after: String) {
				  search(text: "robo*", first: $first, after: $after, orderBy: [%s]) {
				    totalCount pageInfo { hasNextPage endCursor } nodes { title }
				    edges { rank node { title webUrl } }
				  }
				}""".formatted(order);
		JsonNode all = this.api.data(operation, Map.of("first", 100)).get("search");
		List<JsonNode> edges = new ArrayList<>(all.get("edges").valueStream().toList());
		assertThat(edges).hasSize(all.get("totalCount").asInt()).hasSizeGreaterThan(3);
		assertThat(edges).isSortedAccordingTo(comparator(by));
		List<JsonNode> paged = new ArrayList<>();
		String after = null;
		do {
			Map<String, Object> variables = new HashMap<>(Map.of("first", 1));
			variables.put("after", after);
			JsonNode page = this.api.data(operation, variables).get("search");
			page.get("edges").forEach(paged::add);
			assertThat(page.get("nodes").get(0).get("title")).isEqualTo(paged.getLast().get("node").get("title"));
			after = page.get("pageInfo").get("hasNextPage").asBoolean()
					? page.get("pageInfo").get("endCursor").asString() : null;
		}
		while (after != null);
		assertThat(paged).isEqualTo(edges);
	}

	private static Comparator<JsonNode> comparator(String by) {
		Comparator<JsonNode> comparator = switch (by.split(" ")[0]) {
			case "rank" -> Comparator.comparing((JsonNode edge) -> edge.get("rank").asInt());
			case "title" -> Comparator.comparing((JsonNode edge) -> edge.get("node").get("title").asString());
			default -> (one, other) -> 0;
		};
		return by.endsWith("descending") ? comparator.reversed() : comparator;
	}

	@Test
	void ranksATitleFirst() {
		JsonNode edges = this.api.data(KEYS, Map.of("text", "robots")).get("search").get("edges");
		List<String> found = new ArrayList<>();
		List<Double> scores = new ArrayList<>();
		for (int i = 0; i < edges.size(); i++) {
			assertThat(edges.get(i).get("rank").asInt()).isEqualTo(i);
			found.add(name(edges.get(i)));
			scores.add(edges.get(i).get("score").asDouble());
		}
		assertThat(found).startsWith("robots").containsExactlyInAnyOrder("robots", "deep", "deeper");
		assertThat(scores).isSortedAccordingTo((a, b) -> Double.compare(b, a)).allMatch((score) -> score > 0);
	}

	@ParameterizedTest
	@CsvSource({ "weather,300", "weat*,300", "weather rain,100", "rep* -rain,200", "storm,300", "storm weather,300",
			"r*,-1" })
	void pagesMeetEveryHitOnceWhateverTheirSize(String text, int count) {
		List<String> whole = walk(text, 100, "first", "after");
		if (count >= 0) {
			assertThat(whole).hasSize(count);
		}
		assertThat(whole).doesNotHaveDuplicates();
		for (int size : List.of(7, 50)) {
			assertThat(walk(text, size, "first", "after")).as("pages of %d", size).isEqualTo(whole);
		}
		assertThat(walk(text, 40, "last", "before")).isEqualTo(whole);
	}

	@Test
	void equalScoresAreSortedByAddress() {
		assertThat(walk("weather -rain", 100, "first", "after")).isSorted();
	}

	@Test
	void readsOnlyAsManyHitsAsThePageNeeds() {
		this.statements.drainReads();
		this.api.data("{ search(text: \"robots\", first: 2) { edges { node { id } } pageInfo { hasNextPage } } }");
		assertThat(this.statements.drainReads()).hasSize(1);
	}

	@Test
	void countsAndReportsFurtherPages() {
		JsonNode search = this.api.data(
				"{ search(text: \"weather\", first: 2) { totalCount capped pageInfo { hasNextPage hasPreviousPage } } }")
			.get("search");
		assertThat(search.get("totalCount").asInt()).isEqualTo(300);
		assertThat(search.get("capped").asBoolean()).isFalse();
		assertThat(search.get("pageInfo").get("hasNextPage").asBoolean()).isTrue();
		JsonNode none = this.api.data(
				"{ search(text: \"-weather\") { totalCount capped edges { rank } pageInfo { hasNextPage endCursor } } }")
			.get("search");
		assertThat(none.get("totalCount").asInt()).isZero();
		assertThat(none.get("edges")).isEmpty();
		assertThat(none.get("pageInfo").get("endCursor").isNull()).isTrue();
		assertThat(this.api.data("{ search(text: \"robots\") { totalCount } }").get("search").get("totalCount").asInt())
			.isEqualTo(3);
	}

	@Test
	void aFilterLeavesTheRanksAsTheyAre() {
		String operation = """
				{ search(text: "weather", first: 5, after: %s, where: {quality: {isNull: true}}) {
				    totalCount edges { rank node { quality } } pageInfo { hasNextPage endCursor } } }""";
		JsonNode search = this.api.data(operation.formatted("null")).get("search");
		assertThat(search.get("totalCount").asInt()).isEqualTo(200);
		List<Integer> ranks = new ArrayList<>();
		search.get("edges").forEach((edge) -> ranks.add(edge.get("rank").asInt()));
		String end = search.get("pageInfo").get("endCursor").asString();
		this.api.data(operation.formatted("\"" + end + "\""))
			.get("search")
			.get("edges")
			.forEach((edge) -> ranks.add(edge.get("rank").asInt()));
		List<Integer> expected = new ArrayList<>();
		this.api.data("{ search(text: \"weather\", first: 100) { edges { rank node { quality } } } }")
			.get("search")
			.get("edges")
			.forEach((edge) -> {
				if (edge.get("node").get("quality").isNull()) {
					expected.add(edge.get("rank").asInt());
				}
			});
		assertThat(ranks).hasSize(10).isEqualTo(expected.subList(0, 10));
	}

	@Test
	void highlightsMatches() {
		JsonNode edges = this.api
			.data("""
					{ search(text: "robots") {
					    edges { marks: highlights { where: field fragment matches { start end } } highlights { field } } } }""")
			.get("search")
			.get("edges");
		assertThat(edges.get(0).get("marks").get(0).toString()).isEqualTo(
				"{\"where\":\"title\",\"fragment\":\"Robots learn to walk\",\"matches\":[{\"start\":0,\"end\":6}]}");
		assertThat(edges.toString()).contains("{\"where\":\"excerpt\",\"fragment\":\"Of robots, mostly\"")
			.contains("{\"where\":\"body\",\"fragment\":\"About robots.\"")
			.contains("\"highlights\":[{\"field\":\"body\"}]");
	}

	@Test
	void highlightsBelongToTheirSearch() {
		JsonNode data = this.api.data("""
				{ one: search(text: "walk") { edges { highlights { fragment matches { start } } } }
				  two: search(text: "robots learn") { edges { highlights { fragment matches { start } } } } }""");
		assertThat(data.get("one").toString()).contains("[{\"start\":16}]");
		assertThat(data.get("two").toString()).contains("[{\"start\":0},{\"start\":7}]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "robots", "robo*", "weather rain", "\"open source\" law", "stra\u00df*", "e-mail",
			"r* -robots" })
	void everyHitHasAHighlight(String text) {
		JsonNode edges = this.api.data(
				"query ($text: String!) { search(text: $text, first: 100) { edges { highlights { matches { start } } } } }",
				Map.of("text", text))
			.get("search")
			.get("edges");
		assertThat(edges).isNotEmpty()
			.allSatisfy((edge) -> assertThat(edge.get("highlights")).isNotEmpty()
				.allSatisfy((highlight) -> assertThat(highlight.get("matches")).isNotEmpty()));
	}

	@Test
	@Tag("slow")
	void anyTextIsRead() {
		Random random = new Random(2020);
		for (int round = 0; round < 100; round++) {
			StringBuilder operation = new StringBuilder("query (");
			StringBuilder fields = new StringBuilder();
			Map<String, Object> variables = new HashMap<>();
			for (int i = 0; i < 20; i++) {
				operation.append("$t%d: String! ".formatted(i));
				fields.append("t%d: search(text: $t%d, first: 1) { edges { score highlights { fragment } } } "
					.formatted(i, i));
				variables.put("t" + i, RandomSearchText.next(random));
			}
			Map<String, Object> answer = this.api.ask(operation + ") { " + fields + "}", variables);
			assertThat(answer.get("errors")).as("errors for %s", variables).isNull();
		}
	}

	@Test
	void manyWordsAreRead() {
		String words = String.join(" ", IntStream.range(0, SearchText.MAX_TERMS).mapToObj((i) -> "w" + i).toList());
		assertThat(this.api.data(KEYS, Map.of("text", words)).get("search").get("edges")).isEmpty();
		assertThat(this.api.data(KEYS, Map.of("text", "\u65e5".repeat(1000))).get("search").get("edges")).isEmpty();
		assertThat(this.api.data(KEYS, Map.of("text", "\"" + "a b ".repeat(240) + "\"")).get("search").get("edges"))
			.isEmpty();
	}

	private List<String> walk(String text, int size, String count, String cursor) {
		boolean forward = count.equals("first");
		List<String> met = new ArrayList<>();
		String at = null;
		for (int page = 0; page < 1000; page++) {
			JsonNode search = this.api.data(
					"query ($text: String!, $size: Int, $at: String) { search(text: $text, %s: $size, %s: $at) { edges { rank node { id webUrl } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }"
						.formatted(count, cursor),
					map(text, size, at))
				.get("search");
			List<String> keys = StreamSupport.stream(search.get("edges").spliterator(), false)
				.map((edge) -> GlobalId.decode(edge.get("node").get("id").asString()).orElseThrow().key())
				.toList();
			met.addAll(forward ? met.size() : 0, keys);
			if (!search.get("pageInfo").get(forward ? "hasNextPage" : "hasPreviousPage").asBoolean()) {
				assertThat(new HashSet<>(met)).hasSameSizeAs(met);
				return met;
			}
			at = search.get("pageInfo").get(forward ? "endCursor" : "startCursor").asString();
		}
		throw new AssertionError("pages without end");
	}

	private static Map<String, Object> map(String text, int size, String at) {
		Map<String, Object> variables = new HashMap<>(Map.of("text", text, "size", size));
		variables.put("at", at);
		return variables;
	}

	private static String name(JsonNode edge) {
		String key = GlobalId.decode(edge.get("node").get("id").asString()).orElseThrow().key();
		return key.substring(key.lastIndexOf('/') + 1);
	}

	private static List<String> story(String... parts) {
		return Arrays.asList(parts);
	}

}
