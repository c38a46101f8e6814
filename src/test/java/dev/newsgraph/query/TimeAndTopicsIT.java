package dev.newsgraph.query;

import java.time.DayOfWeek;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.query.SmallGraph.Story;

import static org.assertj.core.api.Assertions.assertThat;

/** Timelines, coverage and topics met together, compared with what memory says. */
@ApiTest
class TimeAndTopicsIT {

	/** When more articles about AI were published, with offsets that change their day. */
	private static final List<String> MORE = List.of("2019-12-31T23:30:00-02:00", "2020-01-01T00:30:00+01:00",
			"2020-01-05T23:59:59.999Z", "2020-01-06T00:00:00Z", "2020-02-29T12:00:00+14:00");

	@Autowired
	private GraphClient client;

	@LocalServerPort
	private int port;

	private final List<Story> stories = new ArrayList<>(SmallGraph.STORIES);

	@BeforeEach
	void write() {
		SmallGraph.write(this.client);
		for (String published : MORE) {
			int number = this.stories.size();
			Story story = new Story(number, "More", ZonedDateTime.parse(published), number % 2 == 0 ? -1 : number,
					number, "gamma.example", List.of("ai"));
			this.stories.add(story);
			this.client.write((transaction) -> transaction.run(new CypherStatement("""
					MATCH (t:Topic {slug: "ai"}) MATCH (p:Provider {domain: "gamma.example"})
					CREATE (p)<-[:PUBLISHED_BY]-(a:Article)-[:ABOUT {position: 0}]->(t)
					SET a = $properties REMOVE a.domain
					""", Map.of("properties", story.properties()))));
		}
	}

	@ParameterizedTest
	@EnumSource
	void timelinesHoldEveryBucketInUtc(Interval interval) {
		for (String slug : List.of("ai", "robots", "law")) {
			assertThat(buckets("topic(name: \"%s\")".formatted(slug), interval, "")).as(slug)
				.isEqualTo(expected(interval, about(slug)));
			assertThat(buckets("topic(name: \"%s\")".formatted(slug), interval, ", where: {quality: {gte: 7}}"))
				.as("good of %s", slug)
				.isEqualTo(expected(interval, good(about(slug))));
		}
		for (String domain : List.of("alpha.example", "beta.example", "gamma.example")) {
			assertThat(buckets("provider(domain: \"%s\")".formatted(domain), interval, "")).as(domain)
				.isEqualTo(expected(interval, by(domain)));
		}
	}

	@Test
	void aTopicWithoutDatesHasAnEmptyTimeline() {
		this.client.write((transaction) -> transaction.run(CypherStatement
			.of("CREATE (:Topic {slug: \"none\", name: \"None\"})<-[:ABOUT]-(:Article {key: \"k\"})")));
		assertThat(buckets("topic(name: \"none\")", Interval.HOUR, "")).isEmpty();
	}

	@Test
	void aTimelineHasNoMoreThanItsNewestBuckets() {
		Map<String, Object> answer = new Api(this.port)
			.ask("{ topic(name: \"AI\") { timeline(interval: HOUR) { start end articleCount } } }", Map.of());
		List<?> buckets = (List<?>) ((Map<?, ?>) ((Map<?, ?>) answer.get("data")).get("topic")).get("timeline");
		assertThat(buckets).hasSize(1000)
			.last()
			.isEqualTo(Map.of("start", "2020-06-03T12:00:00Z", "end", "2020-06-03T13:00:00Z", "articleCount", 2));
		assertThat(answer.get("extensions").toString()).contains("CAPPED", "newsgraph.query.caps.timeline-buckets");
	}

	@Test
	void topicsAreMetTogether() {
		for (String slug : List.of("ai", "robots", "law")) {
			Map<String, Integer> together = new TreeMap<>();
			about(slug).forEach((story) -> story.topics().forEach((topic) -> together.merge(topic, 1, Integer::sum)));
			together.remove(slug);
			List<String> expected = together.entrySet()
				.stream()
				.sorted(Comparator.comparing((Map.Entry<String, Integer> entry) -> -entry.getValue())
					.thenComparing(Map.Entry::getKey))
				.map((entry) -> "%s %d %.9f".formatted(entry.getKey(), entry.getValue(),
						(double) entry.getValue() * this.stories.size() / about(slug).size()
								/ about(entry.getKey()).size()))
				.toList();
			List<String> actual = new ArrayList<>();
			for (JsonNode co : data(
					"{ topic(name: \"%s\") { coTopics { edges { node { slug } articleCount lift } } } }", slug)
				.get("topic")
				.get("coTopics")
				.get("edges")) {
				actual.add("%s %d %.9f".formatted(co.get("node").get("slug").asString(), co.get("articleCount").asInt(),
						co.get("lift").asDouble()));
			}
			assertThat(actual).isEqualTo(expected);
		}
		assertThat(data("{ topic(name: \"ai\") { coTopics(first: 1) { nodes { slug } } } }").get("topic")
			.get("coTopics")
			.get("nodes")).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ", where: {quality: {gte: 3}}", ", orderBy: [{field: AVERAGE_QUALITY}]" })
	void coverageOfATopicDoesNotDependOnTheStoredDomain(String arguments) {
		String coverage = """
				{ topic(name: "ai") { coverage(first: 100 %s) { totalCount nodes {
				  provider { domain } articleCount share averageQuality averageHeat firstPublished lastPublished
				} } } }""".formatted(arguments);
		JsonNode without = data(coverage);
		assertThat(without.toString()).contains("alpha.example");
		for (String articles : List.of("a.quality % 2 = 0", "true")) {
			this.client.write((transaction) -> transaction
				.run(new CypherStatement("MATCH (a:Article)-[:PUBLISHED_BY]->(p:Provider) WHERE " + articles
						+ " SET a.providerDomain = p.domain", Map.of())));
			assertThat(data(coverage)).isEqualTo(without);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "orderBy: [{field: SHARE}]", "orderBy: [{field: TOPIC_NAME}, {field: PROVIDER_NAME}]",
			"orderBy: [{field: AVERAGE_HEAT, direction: DESC}]" })
	void coverageIsEveryProviderOnEveryTopic(String order) {
		Map<String, String> expected = new TreeMap<>();
		for (String domain : List.of("alpha.example", "beta.example", "gamma.example")) {
			for (String slug : List.of("ai", "robots", "law")) {
				List<Story> both = by(domain).stream().filter((story) -> story.topics().contains(slug)).toList();
				if (!both.isEmpty()) {
					expected.put(domain + " " + slug,
							"%d %.9f %s %s %s".formatted(both.size(), (double) both.size() / about(slug).size(),
									mean(both, Story::quality), mean(both, Story::heat), newestFirst(both)));
				}
			}
		}
		Map<String, String> actual = new TreeMap<>();
		String after = "";
		boolean more = true;
		while (more) {
			JsonNode page = data("""
					{ coverage(first: 2 %s %s) { totalCount pageInfo { hasNextPage endCursor } edges { node {
					  provider { domain } topic { slug } articleCount share averageQuality averageHeat
					  articles(first: 100) { totalCount edges { node { webUrl } } }
					} } } }""", order, after).get("coverage");
			assertThat(page.get("totalCount").asInt()).isEqualTo(expected.size());
			for (JsonNode edge : page.get("edges")) {
				JsonNode row = edge.get("node");
				List<Integer> articles = new ArrayList<>();
				row.get("articles")
					.get("edges")
					.forEach(
							(article) -> articles.add(SmallGraph.number(article.get("node").get("webUrl").asString())));
				assertThat(row.get("articles").get("totalCount").asInt()).isEqualTo(articles.size());
				assertThat(actual).doesNotContainKey(key(row));
				actual.put(key(row), "%d %.9f %s %s %s".formatted(row.get("articleCount").asInt(),
						row.get("share").asDouble(), row.get("averageQuality"), row.get("averageHeat"), articles));
			}
			more = page.get("pageInfo").get("hasNextPage").asBoolean();
			after = "after: " + page.get("pageInfo").get("endCursor");
		}
		assertThat(actual).isEqualTo(expected);
	}

	@Test
	void aFilterOfCoverageEntersEveryFigure() {
		List<String> expected = new ArrayList<>();
		for (String domain : List.of("alpha.example", "beta.example", "gamma.example")) {
			for (String slug : List.of("ai", "law", "robots")) {
				List<Story> both = good(by(domain)).stream().filter((story) -> story.topics().contains(slug)).toList();
				if (!both.isEmpty()) {
					expected.add("%s %s %d %.9f %s".formatted(domain, slug, both.size(),
							(double) both.size() / good(about(slug)).size(), mean(both, Story::quality)));
				}
			}
		}
		String rows = "edges { node { provider { domain } topic { slug } articleCount share averageQuality } } }";
		List<String> atTheRoot = rows(
				data("{ coverage(where: {articles: {quality: {gte: 7}}}, first: 100) { totalCount %s }", rows)
					.get("coverage"));
		assertThat(atTheRoot).containsExactlyInAnyOrderElementsOf(expected);
		List<String> ofProviders = new ArrayList<>();
		for (String domain : List.of("alpha.example", "beta.example", "gamma.example")) {
			ofProviders.addAll(rows(
					data("{ provider(domain: \"%s\") { coverage(where: {quality: {gte: 7}}) { %s } }", domain, rows)
						.get("provider")
						.get("coverage")));
		}
		assertThat(ofProviders).containsExactlyInAnyOrderElementsOf(expected);
		List<String> ofTopics = new ArrayList<>();
		for (String slug : List.of("ai", "robots", "law")) {
			ofTopics
				.addAll(rows(data("{ topic(name: \"%s\") { coverage(where: {quality: {gte: 7}}) { %s } }", slug, rows)
					.get("topic")
					.get("coverage")));
			assertThat(
					rows(data("{ coverage(where: {topic: {slug: {eq: \"%s\"}}, articles: {quality: {gte: 7}}}) { %s }",
							slug, rows)
						.get("coverage")))
				.containsExactlyInAnyOrderElementsOf(
						expected.stream().filter((row) -> row.contains(" " + slug + " ")).toList());
		}
		assertThat(ofTopics).containsExactlyInAnyOrderElementsOf(expected);
	}

	private static List<String> rows(JsonNode coverage) {
		List<String> rows = new ArrayList<>();
		for (JsonNode edge : coverage.get("edges")) {
			JsonNode row = edge.get("node");
			rows.add("%s %d %.9f %s".formatted(key(row), row.get("articleCount").asInt(), row.get("share").asDouble(),
					row.get("averageQuality")));
		}
		return rows;
	}

	private static List<Story> good(List<Story> stories) {
		return stories.stream().filter((story) -> story.quality() != null && story.quality() >= 7).toList();
	}

	private static String key(JsonNode row) {
		return row.get("provider").get("domain").asString() + " " + row.get("topic").get("slug").asString();
	}

	private List<String> buckets(String owner, Interval interval, String where) {
		List<String> buckets = new ArrayList<>();
		JsonNode root = data(
				"{ owner: %s { timeline(interval: %s%s) { start end articleCount averageQuality averageHeat } } }",
				owner, interval, where)
			.get("owner");
		for (JsonNode bucket : root.get("timeline")) {
			buckets.add("%s %s %d %s %s".formatted(bucket.get("start").asString(), bucket.get("end").asString(),
					bucket.get("articleCount").asInt(), bucket.get("averageQuality"), bucket.get("averageHeat")));
		}
		return buckets;
	}

	private static List<String> expected(Interval interval, List<Story> stories) {
		List<Story> dated = stories.stream()
			.filter((story) -> story.published() != null)
			.sorted(Comparator.comparing((Story story) -> story.published().toInstant()))
			.toList();
		List<String> buckets = new ArrayList<>();
		if (dated.isEmpty()) {
			return buckets;
		}
		ZonedDateTime start = interval.start(dated.getFirst().published());
		ZonedDateTime last = interval.start(dated.getLast().published());
		for (; !start.isAfter(last); start = interval.next(start)) {
			ZonedDateTime from = start;
			List<Story> within = dated.stream()
				.filter((story) -> interval.start(story.published()).isEqual(from))
				.toList();
			buckets.add("%s %s %d %s %s".formatted(text(from), text(interval.next(from)), within.size(),
					mean(within, Story::quality), mean(within, Story::heat)));
		}
		return buckets.subList(Math.max(0, buckets.size() - 1000), buckets.size());
	}

	private static String text(ZonedDateTime instant) {
		return instant.toInstant().toString();
	}

	/**
	 * Of what is there, and no heat of -1; a whole number where it is one, as in JSON.
	 */
	private static String mean(List<Story> stories, java.util.function.Function<Story, Integer> figure) {
		ToIntFunction<Integer> same = (value) -> value;
		return stories.stream()
			.map(figure)
			.filter((value) -> value != null && value != -1)
			.mapToInt(same)
			.average()
			.stream()
			.mapToObj(String::valueOf)
			.findFirst()
			.orElse("null");
	}

	private static List<Integer> newestFirst(List<Story> stories) {
		return stories.stream()
			.sorted(Comparator
				.comparing((Story story) -> (story.published() != null) ? story.published().toInstant() : null,
						Comparator.nullsLast(Comparator.reverseOrder()))
				.thenComparing(Story::key))
			.map(Story::number)
			.toList();
	}

	private List<Story> about(String slug) {
		return this.stories.stream().filter((story) -> story.topics().contains(slug)).toList();
	}

	private List<Story> by(String domain) {
		return this.stories.stream().filter((story) -> Objects.equals(story.domain(), domain)).toList();
	}

	private JsonNode data(String operation, Object... values) {
		return new Api(this.port).data(operation.formatted(Stream.of(values).toArray()));
	}

	/** The intervals of the API, in Java's own calendar. */
	enum Interval {

		HOUR, DAY, WEEK, MONTH, YEAR;

		ZonedDateTime start(ZonedDateTime instant) {
			ZonedDateTime utc = instant.withZoneSameInstant(ZoneOffset.UTC);
			ZonedDateTime day = utc.truncatedTo(ChronoUnit.DAYS);
			return switch (this) {
				case HOUR -> utc.truncatedTo(ChronoUnit.HOURS);
				case DAY -> day;
				case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
				case MONTH -> day.withDayOfMonth(1);
				case YEAR -> day.withDayOfYear(1);
			};
		}

		ZonedDateTime next(ZonedDateTime start) {
			return switch (this) {
				case HOUR -> start.plusHours(1);
				case DAY -> start.plusDays(1);
				case WEEK -> start.plusWeeks(1);
				case MONTH -> start.plusMonths(1);
				case YEAR -> start.plusYears(1);
			};
		}

	}

}
