package dev.newsgraph.query;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What providers usually cover and left out, compared with figures by hand and a model.
 */
@ApiTest
class BlindSpotsIT {

	private static final Instant DAY = Instant.parse("2026-06-01T00:00:00Z");

	private static final String FIGURES = "provider { domain } windowStart windowEnd topicArticleCount onTopicCount"
			+ " seenCount foundCount share expectedCount probabilityOfNone";

	private static final Offset<Double> EXACT = Offset.offset(1e-12);

	@Autowired
	private GraphClient client;

	@LocalServerPort
	private int port;

	private final List<BlindSpotModel.Article> articles = new ArrayList<>();

	@BeforeEach
	void clear() {
		TestDatabase.clear(this.client);
	}

	/** Ten other articles about AI in the window, five of them from c.com. */
	@Test
	void theFiguresOfAStoryAreThoseByHand() {
		addStory();
		for (int i = 0; i < 5; i++) {
			add("c.com", i - 20, null, "ai");
		}
		for (int i = 0; i < 3; i++) {
			add("a.com", i - 20, null, "ai", "chips");
		}
		add(null, -3, null, "ai");
		add(null, -4, null, "ai", "chips");
		// Seen in the window, but about something else; before the window; after the
		// story.
		add("c.com", -1, null, "sport");
		add("d.com", -91, null, "ai");
		add("d.com", 13, null, "ai");
		write();
		JsonNode rows = api()
			.data("{ stories { nodes { blindSpots { totalCount nodes { topics { slug } story { articleCount }"
					+ " storyArticleCount " + FIGURES + " } } } } }")
			.at("/stories/nodes/0/blindSpots");
		assertThat(rows.at("/totalCount").asInt()).isEqualTo(1);
		JsonNode row = rows.at("/nodes/0");
		assertThat(row.at("/provider/domain").asString()).isEqualTo("c.com");
		assertThat(row.at("/topics").toString()).isEqualTo("[{\"slug\":\"ai\"}]");
		assertThat(row.at("/windowStart").asString()).isEqualTo("2026-03-13T00:00:00Z");
		assertThat(row.at("/windowEnd").asString()).isEqualTo("2026-06-13T00:00:00Z");
		assertThat(row.at("/storyArticleCount").asInt()).isEqualTo(3);
		assertThat(row.at("/topicArticleCount").asInt()).isEqualTo(10);
		assertThat(row.at("/onTopicCount").asInt()).isEqualTo(5);
		assertThat(row.at("/seenCount").asInt()).isEqualTo(6);
		assertThat(row.at("/share").asDouble()).isEqualTo(0.5);
		assertThat(row.at("/expectedCount").asDouble()).isEqualTo(1.5);
		assertThat(row.at("/probabilityOfNone").asDouble()).isEqualTo(0.125);
	}

	@Test
	void coveredProvidersAreReturnedOnRequestWithWhatWasFound() {
		addStory();
		add("c.com", -1, null, "ai");
		add("a.com", -1, null, "ai");
		write();
		JsonNode rows = api()
			.data("{ stories { nodes { blindSpots(covered: true, orderBy: [{ field: FOUND_COUNT, direction: DESC }])"
					+ " { nodes { provider { domain } foundCount expectedCount } } } } }")
			.at("/stories/nodes/0/blindSpots/nodes");
		assertThat(rows.toString())
			.isEqualTo("[{\"provider\":{\"domain\":\"a.com\"},\"foundCount\":2,\"expectedCount\":1.5},"
					+ "{\"provider\":{\"domain\":\"b.com\"},\"foundCount\":1,\"expectedCount\":0.0},"
					+ "{\"provider\":{\"domain\":\"c.com\"},\"foundCount\":0,\"expectedCount\":1.5}]");
	}

	/** Nothing can be expected then, as in the sample folder. */
	@Test
	void coveredProvidersAreReturnedAlsoWithoutAnyOtherArticle() {
		addStory();
		add("b.com", null, "undated", "ai");
		write();
		JsonNode stories = api()
			.data("{ stories { nodes { title blindSpots(covered: true) { nodes { provider { domain }"
					+ " topicArticleCount share foundCount expectedCount probabilityOfNone } } } } }")
			.at("/stories/nodes");
		assertThat(stories.toString()).contains("""
				{"provider":{"domain":"a.com"},"topicArticleCount":0,"share":0.0,"foundCount":2,"expectedCount":0.0,\
				"probabilityOfNone":1.0}""", "\"domain\":\"b.com\"",
				"{\"title\":\"undated\",\"blindSpots\":{\"nodes\":[]}}");
	}

	/**
	 * Of four articles in the window, three are from c.com, which has none in the last
	 * week.
	 */
	@Test
	void theFiguresOfATopicAreThoseByHand() {
		add("a.com", 30, null, "ai");
		add("a.com", 29, null, "ai");
		add("b.com", 24, null, "ai");
		// The window ends seven days before the newest article.
		add("c.com", 23, null, "ai");
		add("c.com", 1, null, "ai");
		add("c.com", 0, null, "ai");
		add("b.com", 0, null, "ai");
		add("c.com", 5, null, "sport");
		add("c.com", 30, null, "sport");
		write();
		JsonNode rows = api()
			.data("{ topic(name: \"ai\") { blindSpots { nodes { recentEnd recentArticleCount " + FIGURES + " } } } }")
			.at("/topic/blindSpots/nodes");
		assertThat(rows.size()).isEqualTo(1);
		JsonNode row = rows.get(0);
		assertThat(row.at("/provider/domain").asString()).isEqualTo("c.com");
		assertThat(row.at("/recentEnd").asString()).isEqualTo("2026-07-01T00:00:00Z");
		assertThat(row.at("/windowEnd").asString()).isEqualTo("2026-06-24T00:00:00Z");
		assertThat(row.at("/recentArticleCount").asInt()).isEqualTo(3);
		assertThat(row.at("/topicArticleCount").asInt()).isEqualTo(4);
		assertThat(row.at("/onTopicCount").asInt()).isEqualTo(3);
		assertThat(row.at("/seenCount").asInt()).isEqualTo(4);
		assertThat(row.at("/expectedCount").asDouble()).isEqualTo(2.25);
		assertThat(row.at("/probabilityOfNone").asDouble()).isEqualTo(1.0 / 64);
	}

	/** Of 40 articles on the topic, 39 are from c.com and one is from d.com. */
	@Test
	void providersOfWhichLittleIsExpectedAreLeftOutOnRequest() {
		addStory();
		for (int i = 0; i < 39; i++) {
			add("c.com", -1 - i, null, "ai");
		}
		add("d.com", -1, null, "ai");
		write();
		String query = """
				{ stories { nodes { blindSpots(%1$s) { nodes { provider { domain } } } } }
				  provider(domain: "d.com") { blindSpots(%2$s) { totalCount } }
				  topic(name: "ai") { blindSpots(recentDays: 3, %1$s) { nodes { provider { domain } } } } }""";
		assertThat(domains(query.formatted("minExpected: 0", "latest: 9")))
			.isEqualTo("[c.com, d.com] 1 [c.com, d.com]");
		assertThat(domains(query.formatted("minExpected: 0.1", "minExpected: 0.1"))).isEqualTo("[c.com] 0 [c.com]");
		// The providers of the story were found, whatever was expected of them.
		assertThat(domains(query.formatted("minExpected: 3, covered: true", "minExpected: 0.07")))
			.isEqualTo("[a.com, b.com] 1 [a.com, b.com]");
	}

	private String domains(String query) {
		JsonNode data = api().data(query);
		return "%s %d %s".formatted(domains(data.at("/stories/nodes/0/blindSpots/nodes")),
				data.at("/provider/blindSpots/totalCount").asInt(), domains(data.at("/topic/blindSpots/nodes")));
	}

	private static List<String> domains(JsonNode rows) {
		List<String> domains = new ArrayList<>();
		rows.forEach((row) -> domains.add(row.at("/provider/domain").asString()));
		return domains.stream().sorted().toList();
	}

	/** Such a date is often a mistake. */
	@Test
	void anArticleOfTheFutureIsLeftOutOnRequest() {
		add("c.com", 20, null, "ai");
		add("b.com", 30, null, "ai");
		add("d.com", 26_000, null, "ai");
		write();
		String query = "{ topic(name: \"ai\") { blindSpots%s { nodes { provider { domain } recentEnd recentArticleCount } } } }";
		assertThat(api().data(query.formatted("")).at("/topic/blindSpots/nodes")).isEmpty();
		assertThat(api().data(query.formatted("(until: \"2026-07-02T00:00:00Z\")"))
			.at("/topic/blindSpots/nodes")
			.toString()).isEqualTo(
					"[{\"provider\":{\"domain\":\"c.com\"},\"recentEnd\":\"2026-07-01T00:00:00Z\",\"recentArticleCount\":1}]");
		assertThat(api().data(query.formatted("(until: \"2026-06-01T00:00:00Z\", covered: true)"))
			.at("/topic/blindSpots/nodes")).isEmpty();
	}

	@Test
	void rowsAreFilteredSortedAndPagedThrough() {
		addStory();
		for (int i = 0; i < 6; i++) {
			for (int j = 0; j <= i; j++) {
				add("p" + i + ".com", -1 - j, null, "ai");
			}
		}
		write();
		List<String> domains = new ArrayList<>();
		String cursor = "";
		for (int page = 0; page < 3; page++) {
			JsonNode rows = api()
				.data("{ stories { nodes { blindSpots(first: 2" + cursor
						+ ") { pageInfo { endCursor } nodes { provider { domain } } } } } }")
				.at("/stories/nodes/0/blindSpots");
			rows.at("/nodes").forEach((row) -> domains.add(row.at("/provider/domain").asString()));
			cursor = ", after: " + rows.at("/pageInfo/endCursor");
		}
		assertThat(domains).containsExactly("p5.com", "p4.com", "p3.com", "p2.com", "p1.com", "p0.com");
		assertThat(api().data(
				"{ stories { nodes { blindSpots(where: { share: { gt: 0.2 }, provider: { domain: { ne: \"p5.com\" } } })"
						+ " { totalCount nodes { provider { domain } } } } } }")
			.toString()).contains("\"totalCount\":1", "p4.com");
	}

	@Test
	void aWindowThatIsOutOfRangeIsAnError() {
		assertThat(api().ask("{ stories { nodes { blindSpots(windowDays: 0) { totalCount } } } }", Map.of()).toString())
			.contains("windowDays", "0 is out of range; pass 1 to 3660");
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6 })
	void randomGraphsHaveTheFiguresOfTheModel(long seed) {
		Random random = new Random(seed);
		for (int i = 0; i < 70; i++) {
			List<String> topics = new ArrayList<>();
			for (int topic = 0; topic < 4; topic++) {
				if (random.nextInt(3) == 0) {
					topics.add("t" + topic);
				}
			}
			this.articles.add(new BlindSpotModel.Article("https://x.com/%02d".formatted(i),
					(random.nextInt(8) == 0) ? null : "p" + random.nextInt(6) + ".com",
					(random.nextInt(9) == 0) ? null : DAY.plus(Duration.ofHours(random.nextInt(24 * 60))),
					(random.nextInt(3) == 0) ? "s" + random.nextInt(6) : null, topics));
		}
		write();
		if (seed % 2 == 0) {
			sort();
		}
		BlindSpotModel model = new BlindSpotModel(this.articles);
		int days = 1 + random.nextInt(60);
		int recent = 1 + random.nextInt(20);
		boolean covered = random.nextBoolean();
		double least = random.nextInt(3) / 5.0;
		Instant until = (seed % 3 == 0) ? null : DAY.plus(Duration.ofDays(20 + random.nextInt(50)));
		JsonNode stories = api().data(
				"query ($days: Int!, $covered: Boolean!, $least: Float!) { stories(first: 100) { nodes { title blindSpots(first: 100, windowDays: $days, covered: $covered, minExpected: $least)"
						+ " { nodes { topics { slug } storyArticleCount " + FIGURES + " } } } } }",
				Map.of("days", days, "covered", covered, "least", least))
			.at("/stories/nodes");
		int rows = 0;
		for (JsonNode story : stories) {
			Map<String, BlindSpotModel.Figures> expected = model.story(story.at("/title").asString(), days, covered,
					least);
			assertSame(story.at("/blindSpots/nodes"), expected, "storyArticleCount");
			rows += expected.size();
		}
		Map<String, Object> variables = new HashMap<>(
				Map.of("days", days, "recent", recent, "covered", covered, "least", least));
		variables.put("until", (until != null) ? until.toString() : null);
		JsonNode topics = api()
			.data("query ($days: Int!, $recent: Int!, $covered: Boolean!, $least: Float!, $until: DateTime) { topics(first: 100) { nodes { slug"
					+ " blindSpots(first: 100, windowDays: $days, recentDays: $recent, covered: $covered, minExpected: $least, until: $until)"
					+ " { nodes { recentArticleCount " + FIGURES + " } } } } }", variables)
			.at("/topics/nodes");
		for (JsonNode topic : topics) {
			Map<String, BlindSpotModel.Figures> expected = model.topic(topic.at("/slug").asString(), days, recent,
					covered, least, until);
			assertSame(topic.at("/blindSpots/nodes"), expected, "recentArticleCount");
			rows += expected.size();
		}
		for (int latest : new int[] { 50, 2 }) {
			JsonNode providers = api().data(
					"query ($days: Int!, $latest: Int!, $least: Float!) { providers(first: 100) { nodes { domain blindSpots(first: 100, windowDays: $days, latest: $latest, minExpected: $least)"
							+ " { nodes { story { title } storyArticleCount " + FIGURES + " } } } } }",
					Map.of("days", days, "latest", latest, "least", least))
				.at("/providers/nodes");
			for (JsonNode provider : providers) {
				Map<String, BlindSpotModel.Figures> expected = model.provider(provider.at("/domain").asString(), days,
						latest, least);
				Map<String, JsonNode> found = new TreeMap<>();
				provider.at("/blindSpots/nodes").forEach((row) -> found.put(row.at("/story/title").asString(), row));
				assertThat(found.keySet()).isEqualTo(expected.keySet());
				expected.forEach((title, figures) -> assertSame(found.get(title), figures, "storyArticleCount"));
				rows += expected.size();
			}
		}
		assertThat(rows).isGreaterThan(20);
	}

	private static void assertSame(JsonNode rows, Map<String, BlindSpotModel.Figures> expected, String size) {
		Map<String, JsonNode> found = new TreeMap<>();
		rows.forEach((row) -> found.put(row.at("/provider/domain").asString(), row));
		assertThat(found.keySet()).isEqualTo(expected.keySet());
		expected.forEach((domain, figures) -> assertSame(found.get(domain), figures, size));
	}

	private static void assertSame(JsonNode row, BlindSpotModel.Figures figures, String size) {
		assertThat(Instant.parse(row.at("/windowStart").asString())).isEqualTo(figures.windowStart());
		assertThat(Instant.parse(row.at("/windowEnd").asString())).isEqualTo(figures.windowEnd());
		assertThat(row.at("/" + size).asInt()).isEqualTo(figures.size());
		assertThat(row.at("/topicArticleCount").asInt()).isEqualTo(figures.topicArticles());
		assertThat(row.at("/onTopicCount").asInt()).isEqualTo(figures.onTopic());
		assertThat(row.at("/seenCount").asInt()).isEqualTo(figures.seen());
		assertThat(row.at("/foundCount").asInt()).isEqualTo(figures.found());
		assertThat(row.at("/share").asDouble()).isEqualTo(figures.share(), EXACT);
		assertThat(row.at("/expectedCount").asDouble()).isEqualTo(figures.expected(), EXACT);
		assertThat(row.at("/probabilityOfNone").asDouble()).isEqualTo(figures.probabilityOfNone(), EXACT);
	}

	private void addStory() {
		add("a.com", 10, "s", "ai");
		add("a.com", 11, "s", "ai", "chips");
		add("b.com", 12, "s", "ai", "robots");
	}

	private void add(@Nullable String provider, @Nullable Integer day, @Nullable String story, String... topics) {
		this.articles.add(new BlindSpotModel.Article("https://x.com/%03d".formatted(this.articles.size()), provider,
				(day != null) ? DAY.plus(Duration.ofDays(day)) : null, story, List.of(topics)));
	}

	private Api api() {
		return new Api(this.port);
	}

	/** Gives the relationships what an import of this version does. */
	private void sort() {
		this.client.write((transaction) -> transaction.run(CypherStatement.of("""
				MATCH (article:Article)-[about:ABOUT]->(topic)
				SET about.key = topic.slug, about.publishedDateTime = article.publishedDateTime
				MERGE (state:GraphState {id: 'graph'}) SET state.sortedRelationships = ['ABOUT']""")));
	}

	private void write() {
		List<Map<String, Object>> rows = new ArrayList<>();
		for (BlindSpotModel.Article article : this.articles) {
			Map<String, Object> row = new HashMap<>();
			row.put("key", article.key());
			row.put("provider", article.provider());
			row.put("published", (article.published() != null) ? article.published().atZone(ZoneOffset.UTC) : null);
			row.put("story", article.story());
			row.put("topics", article.topics());
			rows.add(row);
		}
		this.client.write((transaction) -> transaction.run(new CypherStatement(
				"""
						UNWIND $rows AS row
						CREATE (article:Article {key: row.key, title: row.key, webUrl: row.key, hasDocument: true,
						  publishedDateTime: row.published})
						FOREACH (domain IN CASE WHEN row.provider IS NULL THEN [] ELSE [row.provider] END |
						  MERGE (provider:Provider {domain: domain}) SET provider.name = domain
						  CREATE (article)-[:PUBLISHED_BY]->(provider))
						FOREACH (slug IN row.topics |
						  MERGE (topic:Topic {slug: slug}) SET topic.name = slug CREATE (article)-[:ABOUT {position: 0}]->(topic))
						FOREACH (key IN CASE WHEN row.story IS NULL THEN [] ELSE [row.story] END |
						  MERGE (story:Story {key: key}) SET story.title = key CREATE (article)-[:IN_STORY]->(story))
						WITH count(*) AS all
						MATCH (story:Story)<-[:IN_STORY]-(article)
						WITH story, min(article.publishedDateTime) AS first, max(article.publishedDateTime) AS last
						SET story.firstPublished = first, story.lastPublished = last
						""",
				Map.of("rows", rows))));
	}

}
