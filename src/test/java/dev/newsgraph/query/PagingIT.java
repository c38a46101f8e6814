package dev.newsgraph.query;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.query.SmallGraph.Story;

import static org.assertj.core.api.Assertions.assertThat;

/** A walk over all pages meets every object once, in the order of the whole list. */
@ApiTest
@TestInstance(Lifecycle.PER_CLASS)
class PagingIT {

	private static final Map<String, Function<Story, Comparable<?>>> VALUES = Map.of("PUBLISHED_DATE_TIME",
			Story::published, "QUALITY", Story::quality, "HEAT", PagingIT::scored, "TITLE", Story::title,
			"PROVIDER_DOMAIN", Story::domain, "RELATED_COUNT",
			(story) -> SmallGraph.neighbours(story.number(), "OUT").size(), "UPDATED_DATE_TIME",
			(story) -> (story.number() == 0) ? ZonedDateTime.of(2020, 6, 9, 6, 31, 0, 0, ZoneOffset.UTC) : null);

	private static final List<String> ORDERS = List.of("HEAT DESC", "HEAT ASC", "QUALITY ASC", "QUALITY DESC, HEAT ASC",
			"TITLE ASC", "TITLE DESC, QUALITY DESC", "PUBLISHED_DATE_TIME DESC", "PUBLISHED_DATE_TIME ASC, TITLE DESC",
			"PROVIDER_DOMAIN DESC, RELATED_COUNT ASC", "RELATED_COUNT DESC, HEAT ASC",
			"QUALITY DESC, PROVIDER_DOMAIN ASC", "UPDATED_DATE_TIME DESC",
			"HEAT DESC, QUALITY ASC, PUBLISHED_DATE_TIME DESC");

	@Autowired
	private GraphClient client;

	@LocalServerPort
	private int port;

	private Api api;

	@BeforeAll
	void write() {
		SmallGraph.write(this.client);
		this.api = new Api(this.port);
	}

	static Stream<Arguments> articleConnections() {
		return some(allArticleConnections(), true);
	}

	static Stream<Arguments> moreArticleConnections() {
		return some(allArticleConnections(), false);
	}

	/**
	 * Of all cases, the fast tests take every third one, and the slow tests the others.
	 */
	private static Stream<Arguments> some(List<Arguments> cases, boolean fast) {
		return IntStream.range(0, cases.size()).filter((i) -> (i % 3 == 0) == fast).mapToObj(cases::get);
	}

	private static List<Arguments> allArticleConnections() {
		List<Arguments> cases = new ArrayList<>();
		for (String order : ORDERS) {
			cases.add(Arguments.of("articles", order, SmallGraph.STORIES));
		}
		cases.add(Arguments.of(article(0) + "related", "HEAT DESC", stories(SmallGraph.neighbours(0, "OUT"))));
		cases.add(Arguments.of(article(3) + "relatedBy", "TITLE DESC, QUALITY DESC",
				stories(SmallGraph.neighbours(3, "IN"))));
		cases.add(Arguments.of("topic(name: \"AI\") { articles", "PUBLISHED_DATE_TIME ASC, TITLE DESC",
				SmallGraph.STORIES.stream().filter((story) -> story.topics().contains("ai")).toList()));
		cases.add(Arguments.of("provider(domain: \"alpha.example\") { articles",
				"RELATED_COUNT ASC, PROVIDER_DOMAIN DESC",
				SmallGraph.STORIES.stream().filter((story) -> "alpha.example".equals(story.domain())).toList()));
		Map.of("OUT", "HEAT DESC", "IN", "PUBLISHED_DATE_TIME ASC, TITLE DESC", "BOTH", "TITLE DESC, QUALITY DESC")
			.forEach((direction, order) -> cases
				.add(Arguments.of(article(0) + "relatedOfRelated(direction: %s)".formatted(direction), order,
						stories(SmallGraph.reach(0, direction).keySet()))));
		return cases;
	}

	@ParameterizedTest(name = "{0} by {1}")
	@MethodSource("moreArticleConnections")
	@Tag("slow")
	void moreArticlesComeInTheirOrderPageByPage(String field, String order, List<Story> stories) {
		articlesComeInTheirOrderPageByPage(field, order, stories);
	}

	@ParameterizedTest(name = "{0} by {1}")
	@MethodSource("articleConnections")
	void articlesComeInTheirOrderPageByPage(String field, String order, List<Story> stories) {
		List<String> expected = Story.numbers(stories.stream().sorted(comparator(order)).toList())
			.stream()
			.map(SmallGraph::address)
			.toList();
		assertThat(expected).isNotEmpty();
		PageWalk walk = new PageWalk(this.api, field, "orderBy: [%s]".formatted(terms(order)), "webUrl");
		walk.assertWalks(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "articles { groups(by: PROVIDER)",
			"articles(where: {title: {contains: \"E\", mode: INSENSITIVE}}) { groups(by: DAY)", "coTopics" })
	void groupsAndFiguresArePagedToo(String field) {
		walkGroups(field);
	}

	@ParameterizedTest
	@ValueSource(strings = { "articles { groups(by: TOPIC)", "topic(name: \"AI\") { articles { groups(by: DAY)",
			"NETWORK { groups(by: TOPIC)", "NETWORK { groups(by: DAY)", "SIMILAR { groups(by: PROVIDER)" })
	@Tag("slow")
	void otherGroupsArePagedToo(String field) {
		walkGroups(field);
	}

	private void walkGroups(String field) {
		String walked = field.equals("coTopics") ? "topic(name: \"AI\") { coTopics"
				: field.replace("NETWORK", article(0) + "network(depth: 3)").replace("SIMILAR", article(0) + "similar");
		PageWalk walk = new PageWalk(this.api, walked, "", field.equals("coTopics") ? "slug" : "key");
		List<String> all = walk.keys(walk.page("first: 100"));
		assertThat(all).hasSizeGreaterThan(1).doesNotHaveDuplicates();
		walk.assertWalks(all);
	}

	static Stream<Arguments> otherConnections() {
		return some(allOtherConnections(), true);
	}

	static Stream<Arguments> moreConnections() {
		return some(allOtherConnections(), false);
	}

	private static List<Arguments> allOtherConnections() {
		return List.of(
				Arguments.of("providers", "", "domain", List.of("alpha.example", "beta.example", "gamma.example")),
				Arguments.of("providers", "orderBy: [{field: NAME, direction: DESC}]", "domain",
						List.of("beta.example", "gamma.example", "alpha.example")),
				Arguments.of("providers", "orderBy: [{field: DOMAIN, direction: DESC}]", "domain",
						List.of("gamma.example", "beta.example", "alpha.example")),
				Arguments.of("topics", "", "slug", List.of("ai", "law", "robots")),
				Arguments.of("topics", "orderBy: [{field: SLUG, direction: DESC}]", "slug",
						List.of("robots", "law", "ai")),
				Arguments.of("topics", "orderBy: [{field: SLUG, direction: DESC}, {field: ARTICLE_COUNT}]", "slug",
						List.of("robots", "law", "ai")),
				Arguments.of("articles", "", "webUrl", addresses(7, 10, 11, 0, 1, 5, 6, 3, 9, 2, 4, 8)),
				Arguments.of("articles",
						"where: {topics: {some: {slug: {eq: \"ai\"}}}}, orderBy: [{field: HEAT, direction: DESC}]",
						"webUrl", addresses(5, 6, 0, 1, 9, 2)),
				Arguments.of("articles", "where: {heat: {lte: 5}}, orderBy: [{field: HEAT}]", "webUrl",
						addresses(8, 0, 1, 9, 2, 7)),
				Arguments.of("articles", "where: {heat: {lte: 5}}, orderBy: [{field: HEAT, direction: DESC}]", "webUrl",
						addresses(0, 1, 9, 8, 2, 7)),
				Arguments.of("articles", "where: {heat: {gte: 7}}, orderBy: [{field: HEAT}, {field: TITLE}]", "webUrl",
						addresses(11, 5, 6)),
				Arguments.of("articles", "where: {heat: {eq: -1}}, orderBy: [{field: HEAT}]", "webUrl",
						addresses(2, 7)),
				Arguments.of("articles",
						"where: {heat: {isNull: false}, provider: {}}, orderBy: [{field: HEAT}, {field: TITLE, direction: DESC}]",
						"webUrl", addresses(8, 1, 0, 9, 11, 6, 5, 2, 7)),
				Arguments.of("collections", "orderBy: [{field: HEAT}]", "path",
						List.of("lists/first.md", "lists/second.md")),
				Arguments.of(article(0) + "relatedOfRelated",
						"where: {title: {ne: \"x\"}}, orderBy: [{field: RELATED_COUNT, direction: DESC}]", "webUrl",
						addresses(4, 6, 9, 10)),
				Arguments.of(article(0) + "related", "", "webUrl", addresses(3, 1, 2, 5)),
				Arguments.of(article(0) + "relatedBy", "", "webUrl", addresses(7, 1, 6)),
				Arguments.of(article(0) + "relatedOfRelated", "", "webUrl", addresses(6, 4, 10, 9)),
				Arguments.of("topic(name: \"AI\") { coverage", "", "provider { domain }",
						List.of("alpha.example", "beta.example", "gamma.example")),
				Arguments.of("topic(name: \"AI\") { coverage", "orderBy: [{field: AVERAGE_QUALITY}]",
						"provider { domain }", List.of("beta.example", "alpha.example", "gamma.example")),
				Arguments.of("topic(name: \"Robots\") { coverage", "orderBy: [{field: AVERAGE_HEAT}]",
						"provider { domain }", List.of("alpha.example", "gamma.example")),
				Arguments.of("topic(name: \"Robots\") { coverage",
						"orderBy: [{field: AVERAGE_QUALITY, direction: DESC}]", "provider { domain }",
						List.of("alpha.example", "gamma.example")),
				Arguments.of("topic(name: \"AI\") { coverage",
						"orderBy: [{field: PROVIDER_NAME, direction: DESC}, {field: SHARE}]", "provider { domain }",
						List.of("gamma.example", "beta.example", "alpha.example")),
				Arguments.of("topic(name: \"AI\") { coverage", "orderBy: [{field: LAST_PUBLISHED, direction: DESC}]",
						"provider { domain }", List.of("alpha.example", "beta.example", "gamma.example")),
				Arguments.of("provider(domain: \"beta.example\") { coverage", "orderBy: [{field: FIRST_PUBLISHED}]",
						"topic { slug }", List.of("law", "ai")),
				Arguments.of("provider(domain: \"beta.example\") { coverage", "orderBy: [{field: TOPIC_NAME}]",
						"topic { slug }", List.of("ai", "law")));
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("moreConnections")
	@Tag("slow")
	void moreComeInTheirOrderPageByPage(String field, String arguments, String key, List<String> expected) {
		new PageWalk(this.api, field, arguments, key).assertWalks(expected);
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("otherConnections")
	void othersComeInTheirOrderPageByPage(String field, String arguments, String key, List<String> expected) {
		new PageWalk(this.api, field, arguments, key).assertWalks(expected);
	}

	@Test
	void anEmptyPageReportsWhetherThereAreMore() {
		for (String field : List.of("articles", "topic(name: \"AI\") { articles", article(0) + "related",
				"topic(name: \"AI\") { coverage")) {
			String key = field.endsWith("coverage") ? "provider { domain }" : "id";
			JsonNode page = new PageWalk(this.api, field, "", key).page("first: 0");
			assertThat(page.get("edges")).isEmpty();
			assertThat(page.get("totalCount").asInt()).isPositive();
			assertThat(page.get("pageInfo").get("hasNextPage").asBoolean()).isTrue();
			assertThat(page.get("pageInfo").get("hasPreviousPage").asBoolean()).isFalse();
			assertThat(page.get("pageInfo").get("endCursor").isNull()).isTrue();
		}
	}

	/** Over nothing, Neo4j gives no row for some ways to collect a page. */
	@Test
	void aPageOfAnEmptyListIsEmpty() {
		for (String field : List.of(article(10) + "related", article(8) + "relatedBy", article(10) + "relatedOfRelated",
				"topic(name: \"Law\") { coverage(after: \"%s\")".formatted(lastOfCoverage()))) {
			for (String size : List.of("first: 3", "last: 3", "first: 0")) {
				JsonNode page = new PageWalk(this.api, field, "", "__typename").page(size);
				assertThat(page.get("edges")).isEmpty();
				assertThat(page.get("totalCount").asInt()).isEqualTo(field.contains("Law") ? 1 : 0);
				assertThat(page.get("pageInfo").get("hasNextPage").asBoolean()).isFalse();
				assertThat(page.get("pageInfo").get("hasPreviousPage").asBoolean()).isEqualTo(field.contains("Law"));
				assertThat(page.get("pageInfo").get("startCursor").isNull()).isTrue();
			}
		}
	}

	private String lastOfCoverage() {
		return new PageWalk(this.api, "topic(name: \"Law\") { coverage", "", "share").page("first: 1")
			.get("pageInfo")
			.get("endCursor")
			.asString();
	}

	@Test
	void returnsTheRowsBetweenTwoCursors() {
		PageWalk walk = new PageWalk(this.api, "articles", "orderBy: [{field: HEAT, direction: DESC}]", "webUrl");
		List<String> cursors = walk.page("first: 100")
			.get("edges")
			.valueStream()
			.map((edge) -> edge.get("cursor").asString())
			.toList();
		List<String> whole = addresses(5, 6, 11, 0, 1, 9, 8, 2, 3, 4, 7, 10);
		for (int from = 0; from < whole.size(); from++) {
			for (int to = from + 1; to < whole.size(); to++) {
				String bounds = "after: \"%s\", before: \"%s\"".formatted(cursors.get(from), cursors.get(to));
				assertThat(walk.keys(walk.page("first: 100, " + bounds))).isEqualTo(whole.subList(from + 1, to));
				assertThat(walk.keys(walk.page("last: 2, " + bounds)))
					.isEqualTo(whole.subList(Math.max(from + 1, to - 2), to));
			}
		}
	}

	/** Only the value of {@code @unscored} is sorted like null. */
	@Test
	void aHeatBelowTheUnscoredOneIsAScore() {
		Story cold = new Story(12, "Cold", null, -3, null, null, List.of());
		SmallGraph.add(this.client, cold);
		try {
			List<Story> stories = Stream.concat(SmallGraph.STORIES.stream(), Stream.of(cold)).toList();
			for (String order : List.of("HEAT ASC", "HEAT DESC", "HEAT ASC, TITLE DESC")) {
				List<String> expected = Story.numbers(stories.stream().sorted(comparator(order)).toList())
					.stream()
					.map(SmallGraph::address)
					.toList();
				new PageWalk(this.api, "articles", "orderBy: [%s]".formatted(terms(order)), "webUrl")
					.assertWalks(expected);
			}
		}
		finally {
			this.client.write((transaction) -> transaction
				.run(new CypherStatement("MATCH (a:Article {key: $key}) DETACH DELETE a", Map.of("key", cold.key()))));
		}
	}

	private static Integer scored(Story story) {
		return Integer.valueOf(-1).equals(story.heat()) ? null : story.heat();
	}

	private static String article(int number) {
		return "article(webUrl: \"%s\") { ".formatted(SmallGraph.address(number));
	}

	private static List<Story> stories(Iterable<Integer> numbers) {
		List<Story> stories = new ArrayList<>();
		numbers.forEach((number) -> stories.add(SmallGraph.STORIES.get(number)));
		return stories;
	}

	private static List<String> addresses(int... numbers) {
		return IntStream.of(numbers).mapToObj(SmallGraph::address).toList();
	}

	private static String terms(String order) {
		return Stream.of(order.split(", "))
			.map((term) -> "{field: %s, direction: %s}".formatted((Object[]) term.split(" ")))
			.reduce("", (a, b) -> a + b);
	}

	@SuppressWarnings({ "unchecked", "rawtypes" })
	private static Comparator<Story> comparator(String order) {
		Comparator<Story> comparator = (a, b) -> 0;
		for (String term : order.split(", ")) {
			Function<Story, Comparable<?>> value = VALUES.get(term.split(" ")[0]);
			Comparator<Comparable> natural = term.endsWith("DESC") ? Comparator.reverseOrder()
					: Comparator.naturalOrder();
			comparator = comparator.thenComparing((story) -> (Comparable) value.apply(story),
					Comparator.nullsLast(natural));
		}
		return comparator.thenComparing(Story::key);
	}

}
