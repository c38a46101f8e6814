package dev.newsgraph.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.newsgraph.identity.GlobalId;

/**
 * Creates random searches, lookups of stories, documents and entities, and counts, which
 * {@link RandomOperation} has no model for. Their answers are compared with those from
 * another graph.
 */
final class RandomLookups {

	private static final List<String> TEXTS = List.of("twin", "robots", "learn", "\"robots learn\"", "robo*", "a*",
			"robots -learn", "smiles", "apples", "z", "about", "nothing");

	private static final List<String> FILTERS = List.of("{}", "{ heat: { gt: 20 } }", "{ relatedCount: { gte: 1 } }",
			"{ related: { some: {} } }", "{ story: {} }", "{ story: { articleCount: { gt: 1 } } }",
			"{ relatedBy: { none: { type: { eq: \"video\" } } } }", "{ provider: { articleCount: { lt: 6 } } }",
			"{ topics: { some: { articleCount: { gt: 3 } } } }");

	private static final List<String> STORY_FILTERS = List.of("{}", "{ title: { startsWith: \"Tw\" } }",
			"{ articleCount: { gte: 2 } }", "{ firstPublished: { gte: \"2020-01-01\" } }",
			"{ articles: { some: { heat: { gt: 0 } } } }", "{ articles: { all: { hasDocument: { eq: true } } } }");

	private static final String STORY = """
			id title firstPublished lastPublished articleCount articles(first: 50) { totalCount nodes { title story { id } } }
			topics { slug articleCount } providers { domain articleCount } timeline(interval: YEAR) { start articleCount }
			brokeBy { provider { domain } article { title webUrl } secondArticle { title } secondsAhead }
			""";

	private static final String ARTICLE = """
			id title webUrl originalUrl relatedCount relatedByCount collectionCount sources { id folder path }
			images { url title } story { id title articleCount } related { totalCount edges { position node { title } } }
			collections { nodes { title itemCount items { totalCount } } }
			""";

	private final RandomChoices choices;

	RandomLookups(RandomChoices choices) {
		this.choices = choices;
	}

	OperationCase next() {
		return switch (this.choices.forms().nextInt(8)) {
			case 0, 1 -> bestMatches();
			case 2 -> sortedMatches();
			case 3 -> stories();
			case 4 -> nodes();
			case 5 -> entities();
			case 6 -> articles();
			default -> counts();
		};
	}

	/** The order of these hits is not compared, nor are their ranks and scores. */
	static boolean isOrderedByIndex(OperationCase operation) {
		return operation.text().contains("best: search");
	}

	private OperationCase bestMatches() {
		String where = this.choices.form(FILTERS);
		return of("""
				query ($text: String!) {
				  best: search(text: $text, where: %s, first: 100) {
				    totalCount capped aggregate { count heat { min max average } }
				    groups(by: %s) { nodes { key count } }
				    edges { rank score highlights { field fragment } node { %s } }
				  }
				}
				""".formatted(where, this.choices.form(List.of("PROVIDER", "TOPIC", "YEAR", "TYPE")), ARTICLE),
				Map.of("text", this.choices.value(TEXTS)));
	}

	private OperationCase sortedMatches() {
		return of("""
				query ($text: String!, $first: Int) {
				  search(text: $text, where: %s, orderBy: [{field: %s, direction: DESC}], first: $first) {
				    totalCount pageInfo { hasNextPage } nodes { %s }
				  }
				}
				""".formatted(this.choices.form(FILTERS),
				this.choices.form(List.of("PUBLISHED_DATE_TIME", "RELATED_COUNT", "PROVIDER_NAME", "TITLE")), ARTICLE),
				Map.of("text", this.choices.value(TEXTS), "first", this.choices.values().nextInt(8)));
	}

	private OperationCase stories() {
		String order = this.choices.form(List.of("TITLE", "ARTICLE_COUNT", "FIRST_PUBLISHED"));
		return of(
				"query ($first: Int) { stories(where: %s, orderBy: [{field: %s, direction: DESC}], first: $first) {"
					.formatted(this.choices.form(STORY_FILTERS), order)
						+ " totalCount pageInfo { hasNextPage } nodes { " + STORY + " } } }",
				Map.of("first", this.choices.values().nextInt(8)));
	}

	private OperationCase nodes() {
		List<String> ids = new ArrayList<>();
		for (int i = 0; i < 12; i++) {
			int number = this.choices.values().nextInt(40);
			ids.add(new GlobalId("SourceDocument", "seeds/%02d.md".formatted(number)).encode());
			ids.add(new GlobalId("Article", RandomGraph.key(number)).encode());
			ids.add(new GlobalId("Story", "story-" + number / 5).encode());
		}
		return of("query ($ids: [ID!]!) { nodes(ids: $ids) { id __typename ... on Article { " + ARTICLE
				+ " } ... on Story { " + STORY.replace("title ", "name: title ")
				+ " } ... on SourceDocument { folder path } } }", Map.of("ids", ids));
	}

	private OperationCase entities() {
		List<Object> representations = new ArrayList<>();
		for (int i = 0; i < 8; i++) {
			int number = this.choices.values().nextInt(40);
			representations.add(entity("Article", "webUrl", RandomGraph.key(number)));
			representations.add(entity("SourceDocument", "id",
					new GlobalId("SourceDocument", "seeds/%02d.md".formatted(number)).encode()));
			representations.add(entity("Topic", "slug", RandomGraph.slug(this.choices.value(RandomGraph.TOPICS))));
		}
		return of("query ($all: [_Any!]!) { _entities(representations: $all) { __typename ... on Article { " + ARTICLE
				+ " } ... on SourceDocument { path } ... on Topic { slug articleCount articles { totalCount } } } }",
				Map.of("all", representations));
	}

	private static Map<String, Object> entity(String type, String key, String value) {
		Map<String, Object> entity = new LinkedHashMap<>();
		entity.put("__typename", type);
		entity.put(key, value);
		return entity;
	}

	private OperationCase articles() {
		return of("query ($first: Int) { articles(where: %s, first: $first) { totalCount nodes { %s } } }"
			.formatted(this.choices.form(FILTERS), ARTICLE), Map.of("first", this.choices.values().nextInt(30)));
	}

	private OperationCase counts() {
		return of(
				"""
						query ($where: ArticleFilter) {
						  stats { articleCount documentedArticleCount mentionedArticleCount documentCount storyCount relationCount
						    providerCount topicCount collectionCount imageCount }
						  articles(where: $where) { totalCount aggregate { count quality { average } } groups(by: %s) { nodes { key count } } }
						  collections { nodes { itemCount items(first: 50) { totalCount edges { position node { title } } } } }
						}
						"""
					.formatted(this.choices.form(List.of("PROVIDER", "TOPIC", "MONTH", "LOCALE"))),
				Map.of("where", Map.of("heat", Map.of("gte", this.choices.values().nextInt(-1, 60)))));
	}

	private static OperationCase of(String text, Map<String, Object> variables) {
		return new OperationCase(text, variables, Map.of());
	}

}
