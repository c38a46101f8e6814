package dev.newsgraph.benchmark;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Operations that look up an article or a topic, or page through all articles. */
public final class Operations {

	private static final int PAGE_SIZE = 20;

	static final String PROVIDER_OF = "head([(%1$s)-[:PUBLISHED_BY]->(p:Provider) | p {.name, .domain}])";

	private Operations() {
	}

	/** Returns all operations except the later page, for measurements without a graph. */
	public static List<Operation> ofSmallCorpus() {
		int articles = 1000;
		long seed = 2026;
		return all(new CorpusGenerator(articles, seed).generate(articles), 100, seed);
	}

	/**
	 * Returns all operations except the later page, which needs a cursor. The last operation
	 * is page 1.
	 * @param sample number of articles, or pairs of articles, for each operation
	 */
	static List<Operation> all(Corpus corpus, int sample, long seed) {
		List<String> addresses = sample(corpus, sample, seed);
		Pairs pairs = new Pairs(corpus);
		return List.of(articleWithRelated(addresses), hottest(), coverageOfTopic(corpus.topics()),
				relatedOfRelated(addresses), RelationOperations.network(addresses),
				RelationOperations.path(pairs.apart(4, sample, seed)),
				RelationOperations.whyRelated(pairs.apart(2, sample, seed)), SetOperations.filtered(corpus),
				SetOperations.coverage(corpus.topics()), SetOperations.search(2 * PAGE_SIZE), SetOperations.byMonth(), firstPage());
	}

	/** Returns typical reads of a client. */
	static List<Operation> reads(Corpus corpus, long seed) {
		List<String> addresses = sample(corpus, 100, seed);
		return List.of(articleWithRelated(addresses), hottest(), relatedOfRelated(addresses), firstPage(),
				SetOperations.search(PAGE_SIZE));
	}

	/** Returns the addresses of random articles. */
	static List<String> sample(Corpus corpus, int count, long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		return IntStream.range(0, count)
			.mapToObj((i) -> corpus.documents().get(random.nextInt(corpus.documents().size())).address())
			.toList();
	}

	static Operation articleWithRelated(List<String> addresses) {
		return new Operation("article, related, their provider and related", """
				query ($webUrl: URL!) {
				  article(webUrl: $webUrl) {
				    title webUrl publishedDateTime quality heat
				    provider { name domain }
				    related(first: 10) {
				      edges {
				        position
				        node {
				          title webUrl publishedDateTime
				          provider { name domain }
				          related(first: 10) { edges { node { title webUrl } } }
				        }
				      }
				    }
				  }
				}
				""", each("webUrl", addresses), """
				MATCH (a:Article {key: $key})
				RETURN a {.title, .webUrl, .publishedDateTime, .quality, .heat,
				  provider: %s,
				  related: COLLECT {
				    MATCH (a)-[r:RELATED_TO]->(b:Article)
				    WITH r, b ORDER BY r.position LIMIT 10
				    RETURN b {.title, .webUrl, .publishedDateTime, position: r.position,
				      provider: %s,
				      related: COLLECT {
				        MATCH (b)-[s:RELATED_TO]->(c:Article)
				        WITH s, c ORDER BY s.position LIMIT 10
				        RETURN c {.title, .webUrl}
				      }}
				  }} AS article
				""".formatted(PROVIDER_OF.formatted("a"), PROVIDER_OF.formatted("b")), each("key", addresses));
	}

	static Operation hottest() {
		return new Operation("top 20 by heat, provider and topics", """
				query ($first: Int!) {
				  articles(first: $first, orderBy: [{field: HEAT, direction: DESC}]) {
				    edges { node { title webUrl heat provider { name domain } topics { name slug } } }
				  }
				}
				""", List.of(Map.of("first", PAGE_SIZE)), """
				MATCH (a:Article) WHERE a.heat IS NOT NULL
				WITH a ORDER BY a.heat DESC, a.key LIMIT $first
				RETURN a {.title, .webUrl, .heat,
				  provider: %s,
				  topics: COLLECT {
				    MATCH (a)-[r:ABOUT]->(t:Topic)
				    RETURN t {.name, .slug} ORDER BY r.position
				  }} AS articles
				""".formatted(PROVIDER_OF.formatted("a")), List.of(Map.of("first", PAGE_SIZE)));
	}

	static Operation coverageOfTopic(List<String> topics) {
		return new Operation("coverage of a topic, top 20", """
				query ($name: String!) {
				  topic(name: $name) {
				    name
				    coverage(first: 20) {
				      totalCount
				      edges {
				        node {
				          provider { name domain }
				          articleCount share averageQuality averageHeat firstPublished lastPublished
				        }
				      }
				    }
				  }
				}
				""", each("name", topics), """
				MATCH (t:Topic {slug: $slug})
				WITH t, COUNT { (t)<-[:ABOUT]-() } AS articles
				CALL (t, articles) {
				  MATCH (t)<-[:ABOUT]-(a:Article)-[:PUBLISHED_BY]->(p:Provider)
				  WITH p, count(*) AS articleCount, avg(a.quality) AS averageQuality,
				    avg(CASE WHEN a.heat <> -1 THEN a.heat END) AS averageHeat,
				    min(a.publishedDateTime) AS firstPublished, max(a.publishedDateTime) AS lastPublished,
				    articles
				  ORDER BY articleCount DESC, p.domain
				  RETURN collect({provider: p, articleCount: articleCount, share: toFloat(articleCount) / articles,
				    averageQuality: averageQuality, averageHeat: averageHeat,
				    firstPublished: firstPublished, lastPublished: lastPublished}) AS found
				}
				RETURN t {.name, coverage: {totalCount: size(found),
				  edges: [c IN found[..20] | c {.*, provider: {name: c.provider.name, domain: c.provider.domain}}]
				}} AS topic
				""", each("slug", topics.stream().map(Prose::slug).toList()));
	}

	static Operation relatedOfRelated(List<String> addresses) {
		return new Operation("related of related, with paths and via", """
				query ($webUrl: URL!) {
				  article(webUrl: $webUrl) {
				    title
				    relatedOfRelated(first: 10) {
				      totalCount
				      edges { distance pathCount via { title webUrl } node { title webUrl } }
				    }
				  }
				}
				""", each("webUrl", addresses), """
				MATCH (a:Article {key: $key})
				CALL (a) {
				  MATCH (a)-[:RELATED_TO]->(v:Article)-[:RELATED_TO]->(b:Article)
				  WHERE b <> a AND NOT (a)-[:RELATED_TO]->(b)
				  WITH b, count(*) AS paths, collect(v {.title, .webUrl}) AS via
				  ORDER BY paths DESC, b.publishedDateTime IS NULL, b.publishedDateTime DESC, b.key
				  RETURN collect(b {.title, .webUrl, distance: 2, pathCount: paths, via: via}) AS found
				}
				RETURN a {.title, relatedOfRelated: {totalCount: size(found), edges: found[..10]}} AS article
				""", each("key", addresses));
	}

	static Operation firstPage() {
		return new Operation("page 1 by date", page("($first: Int!)", "first: $first"),
				List.of(Map.of("first", PAGE_SIZE)), page("a.publishedDateTime IS NOT NULL"),
				List.of(Map.of("first", PAGE_SIZE)));
	}

	/** Returns the operation that reads the page after an article. */
	static Operation laterPage(int number, PageAnchor anchor) {
		return new Operation("page " + number + " by date",
				page("($first: Int!, $after: String!)", "first: $first, after: $after"),
				List.of(Map.of("first", PAGE_SIZE, "after", anchor.cursor())),
				page("a.publishedDateTime < $date OR (a.publishedDateTime = $date AND a.key > $key)"),
				List.of(Map.of("first", PAGE_SIZE, "date", anchor.published(), "key", anchor.key())));
	}

	private static String page(String variables, String arguments) {
		return """
				query %s {
				  articles(%s, orderBy: [{field: PUBLISHED_DATE_TIME, direction: DESC}]) {
				    edges { node { title webUrl publishedDateTime provider { name domain } } }
				    pageInfo { hasNextPage endCursor }
				  }
				}
				""".formatted(variables, arguments);
	}

	/** The statement reads one row more than the page to detect a next page. */
	private static String page(String condition) {
		return """
				MATCH (a:Article) WHERE %s
				WITH a ORDER BY a.publishedDateTime DESC, a.key LIMIT $first + 1
				RETURN a {.title, .webUrl, .publishedDateTime, provider: %s} AS articles
				""".formatted(condition, PROVIDER_OF.formatted("a"));
	}

	/** Returns one set of variables for each value. */
	static List<Map<String, Object>> each(String name, List<String> values) {
		return values.stream().map((value) -> Map.<String, Object>of(name, value)).toList();
	}

}
