package dev.newsgraph.benchmark;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Operations that filter, search or aggregate many articles. */
final class SetOperations {

	/** Number of frequent topics. */
	private static final int FREQUENT = 40;

	private static final int PAGE_SIZE = 20;

	private static final int QUALITY = 60;

	private static final List<String> TEXTS = List.of("facial hospital", "lyon translation", "osaka robots",
			"council lights", "students voices", "chip models", "ministry predictive", "banks medical", "union speech",
			"protest recognition", "crop forecasts", "project lights", "standards training", "rivals synthetic",
			"buses comments", "law policing");

	private static final String FILTERED = "a topic's articles of quality, top 20 by heat";

	private static final String SEARCH = "search for two words, top 20";

	private SetOperations() {
	}

	/** Returns whether the name is that of the topic filter or of the search. */
	static boolean isOf(String name) {
		return name.equals(FILTERED) || name.equals(SEARCH);
	}

	/**
	 * Returns the most frequent topics for which a page of articles of quality has no
	 * article without a heat.
	 */
	static List<String> frequent(Corpus corpus) {
		Map<String, Integer> counts = new HashMap<>();
		for (CorpusArticle article : corpus.documents()) {
			if (article.quality() >= QUALITY && article.heat() != null && article.heat() >= 0) {
				article.topics().forEach((topic) -> counts.merge(topic, 1, Integer::sum));
			}
		}
		return corpus.topics()
			.stream()
			.filter((topic) -> counts.getOrDefault(topic, 0) >= PAGE_SIZE)
			.limit(FREQUENT)
			.toList();
	}

	static Operation filtered(Corpus corpus) {
		List<String> frequent = frequent(corpus);
		return new Operation(FILTERED, """
				query ($slug: String!) {
				  articles(where: {topics: {some: {slug: {eq: $slug}}}, quality: {gte: 60}},
				      orderBy: [{field: HEAT, direction: DESC}], first: 20) {
				    edges { node { title webUrl heat quality provider { name domain } } }
				  }
				}
				""", Operations.each("slug", slugs(frequent)), """
				MATCH (:Topic {slug: $slug})<-[:ABOUT]-(a:Article)
				WHERE a.heat IS NOT NULL AND a.quality >= 60
				WITH a ORDER BY a.heat DESC, a.key LIMIT 20
				RETURN a {.title, .webUrl, .heat, .quality, provider: %s} AS articles
				""".formatted(Operations.PROVIDER_OF.formatted("a")), Operations.each("slug", slugs(frequent)));
	}

	static Operation coverage(List<String> topics) {
		return new Operation("coverage of everything, of one topic, top 20", """
				query ($slug: String!) {
				  coverage(where: {topic: {slug: {eq: $slug}}}, first: 20) {
				    edges {
				      node {
				        provider { name domain }
				        articleCount share averageQuality averageHeat firstPublished lastPublished
				      }
				    }
				  }
				}
				""", Operations.each("slug", slugs(topics)), """
				MATCH (t:Topic {slug: $slug})
				WITH t, COUNT { (t)<-[:ABOUT]-() } AS articles
				MATCH (t)<-[:ABOUT]-(a:Article)-[:PUBLISHED_BY]->(p:Provider)
				WITH p, articles, count(*) AS articleCount, avg(a.quality) AS averageQuality,
				  avg(CASE WHEN a.heat <> -1 THEN a.heat END) AS averageHeat,
				  min(a.publishedDateTime) AS firstPublished, max(a.publishedDateTime) AS lastPublished
				ORDER BY articleCount DESC, p.domain LIMIT 20
				RETURN {provider: p {.name, .domain}, articleCount: articleCount,
				  share: toFloat(articleCount) / articles, averageQuality: averageQuality, averageHeat: averageHeat,
				  firstPublished: firstPublished, lastPublished: lastPublished} AS coverage
				""", Operations.each("slug", slugs(topics)));
	}

	static Operation byMonth() {
		return new Operation("all articles by month, with means", """
				query ($first: Int!) {
				  articles {
				    groups(by: MONTH, first: $first) { nodes { start count quality { average } heat { average } } }
				  }
				}
				""", List.of(Map.of("first", 100)), """
				MATCH (a:Article) WHERE a.publishedDateTime IS NOT NULL
				WITH datetime.truncate('month', a.publishedDateTime) AS start, count(*) AS count,
				  avg(a.quality) AS quality, avg(CASE WHEN a.heat <> -1 THEN a.heat END) AS heat
				ORDER BY start DESC LIMIT $first
				WITH collect({start: start, count: count, quality: {average: quality}, heat: {average: heat}}) AS groups
				RETURN {groups: groups} AS articles
				""", List.of(Map.of("first", 100)));
	}

	/**
	 * Returns a search for two words. Articles must contain both, and the title counts most.
	 * @param hits number of hits that the driver reads to sort equal scores
	 */
	static Operation search(int hits) {
		return new Operation(SEARCH, """
				query ($text: String!) {
				  search(text: $text, first: 20) { edges { score node { title webUrl provider { name domain } } } }
				}
				""", Operations.each("text", TEXTS), """
				CALL db.index.fulltext.queryNodes("article_text", $text, {limit: %d}) YIELD node AS a, score
				WITH a, score ORDER BY score DESC, a.key LIMIT 20
				RETURN a {.title, .webUrl, score: score, provider: %s} AS search
				""".formatted(hits, Operations.PROVIDER_OF.formatted("a")),
				Operations.each("text", TEXTS.stream().map(SetOperations::luceneQuery).toList()));
	}

	private static String luceneQuery(String text) {
		return Arrays.stream(text.split(" "))
			.map((word) -> "+(title:%1$s^3 excerpt:%1$s^1.5 body:%1$s)".formatted(word))
			.collect(Collectors.joining(" "));
	}

	private static List<String> slugs(List<String> topics) {
		return topics.stream().map(Prose::slug).toList();
	}

}
