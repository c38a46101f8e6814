package dev.newsgraph.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.newsgraph.query.ModelFigures.Row;
import dev.newsgraph.query.ModelGraph.Article;
import dev.newsgraph.query.ModelGraph.Collection;
import dev.newsgraph.query.ModelGraph.Provider;
import dev.newsgraph.query.ModelGraph.Topic;
import dev.newsgraph.query.ModelPaths.Reached;
import dev.newsgraph.query.OperationText.EnumName;

/** Creates random orders of every type. */
final class RandomOrders {

	private final RandomChoices choices;

	private final ModelGraph graph;

	RandomOrders(RandomChoices choices, ModelGraph graph) {
		this.choices = choices;
		this.graph = graph;
	}

	/** Returns an order of articles, or of objects that have one article. */
	<E> Order<E> articles(Function<E, Article> article) {
		Map<String, Function<E, Object>> fields = new LinkedHashMap<>();
		ofArticles().forEach((name, value) -> fields.put(name, article.andThen(value)));
		return of(fields, article.andThen(Article::key));
	}

	Order<Reached> reached() {
		Map<String, Function<Reached, Object>> fields = new LinkedHashMap<>();
		ofArticles().forEach((name, value) -> fields.put(name, (reached) -> value.apply(reached.article())));
		fields.put("DISTANCE", Reached::distance);
		fields.put("PATH_COUNT", Reached::pathCount);
		return of(fields, (reached) -> reached.article().key());
	}

	Order<Provider> providers() {
		return of(Map.of("ARTICLE_COUNT", (provider) -> this.graph.by(provider).size(), "DOMAIN", Provider::domain,
				"NAME", Provider::name), Provider::domain);
	}

	Order<Topic> topics() {
		return of(Map.of("ARTICLE_COUNT", (topic) -> this.graph.about(topic).size(), "NAME", Topic::name, "SLUG",
				Topic::slug), Topic::slug);
	}

	Order<Collection> collections() {
		Map<String, Function<Collection, Object>> fields = new LinkedHashMap<>();
		fields.put("TITLE", Collection::title);
		fields.put("HEAT", (collection) -> ModelFigures.scored(collection.heat()));
		fields.put("ITEM_COUNT", (collection) -> collection.items().size());
		return of(fields, Collection::key);
	}

	Order<Row> rows() {
		Map<String, Function<Row, Object>> fields = new LinkedHashMap<>();
		fields.put("ARTICLE_COUNT", Row::articleCount);
		fields.put("SHARE", Row::share);
		fields.put("AVERAGE_QUALITY", Row::averageQuality);
		fields.put("AVERAGE_HEAT", Row::averageHeat);
		fields.put("FIRST_PUBLISHED", Row::firstPublished);
		fields.put("LAST_PUBLISHED", Row::lastPublished);
		fields.put("PROVIDER_NAME", (row) -> row.provider().name());
		fields.put("TOPIC_NAME", (row) -> row.topic().name());
		return of(fields, (row) -> row.provider().domain(), (row) -> row.topic().slug());
	}

	private Map<String, Function<Article, Object>> ofArticles() {
		Map<String, Function<Article, Object>> fields = new LinkedHashMap<>();
		fields.put("PUBLISHED_DATE_TIME", Article::publishedDateTime);
		fields.put("UPDATED_DATE_TIME", Article::updatedDateTime);
		fields.put("QUALITY", Article::quality);
		fields.put("HEAT", ModelFigures::scored);
		fields.put("TITLE", Article::title);
		fields.put("RELATED_COUNT", (article) -> article.related().size());
		fields.put("RELATED_BY_COUNT", (article) -> this.graph.listing(article).size());
		fields.put("TOPIC_COUNT", (article) -> article.topics().size());
		fields.put("COLLECTION_COUNT", (article) -> this.graph.collections(article).size());
		fields.put("PROVIDER_NAME", (article) -> {
			Provider provider = this.graph.provider(article);
			return (provider != null) ? provider.name() : null;
		});
		fields.put("PROVIDER_DOMAIN", Article::provider);
		return fields;
	}

	/** Returns an order of one to three fields, followed by the key. */
	@SafeVarargs
	private <E> Order<E> of(Map<String, Function<E, Object>> fields, Function<E, Object>... keys) {
		List<String> names = fields.keySet().stream().sorted().toList();
		List<Object> json = new ArrayList<>();
		Comparator<E> comparator = (one, other) -> 0;
		int[] counts = { 1, 1, 1, 2, 2, 3 };
		for (int i = counts[this.choices.forms().nextInt(counts.length)]; i > 0; i--) {
			String name = names.get(this.choices.forms().nextInt(names.size()));
			boolean descending = this.choices.forms().nextBoolean();
			Map<String, Object> term = new LinkedHashMap<>(Map.of("field", new EnumName(name)));
			if (descending || this.choices.forms().nextBoolean()) {
				term.put("direction", new EnumName(descending ? "DESC" : "ASC"));
			}
			json.add(term);
			comparator = comparator.thenComparing(ModelValues.by(fields.get(name), descending));
		}
		for (Function<E, Object> key : keys) {
			comparator = comparator.thenComparing(ModelValues.by(key, false));
		}
		return new Order<>(json, comparator);
	}

}
