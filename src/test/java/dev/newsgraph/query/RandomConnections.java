package dev.newsgraph.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

import dev.newsgraph.identity.GlobalId;
import dev.newsgraph.query.ModelEvidence.Similar;
import dev.newsgraph.query.ModelFigures.CoTopic;
import dev.newsgraph.query.ModelFigures.Row;
import dev.newsgraph.query.ModelGraph.Article;
import dev.newsgraph.query.ModelGraph.Collection;
import dev.newsgraph.query.ModelGraph.Direction;
import dev.newsgraph.query.ModelGraph.Provider;
import dev.newsgraph.query.ModelGraph.Topic;
import dev.newsgraph.query.ModelPaths.Reached;
import dev.newsgraph.query.OperationText.EnumName;

/** Creates random connections of every type, with or without a filter and an order. */
final class RandomConnections {

	private static final String ARTICLE_FILTER = "ArticleFilter";

	private static final String ARTICLE_ORDER = "[ArticleOrder!]";

	private final RandomChoices choices;

	private final OperationText operation;

	private final ModelGraph graph;

	private final RandomFields fields;

	private final RandomFilters filters;

	private final RandomOrders orders;

	private final List<String> arguments = new ArrayList<>();

	RandomConnections(RandomChoices choices, OperationText operation, ModelGraph graph, RandomFields fields) {
		this.choices = choices;
		this.operation = operation;
		this.graph = graph;
		this.fields = fields;
		this.filters = new RandomFilters(choices, graph);
		this.orders = new RandomOrders(choices, graph);
	}

	<P> ExpectedField<P> articles(String field, Function<P, List<Article>> articles) {
		return page(plain(field, articles, 1));
	}

	<P> ExpectedConnection<P, Article> plain(String field, Function<P, List<Article>> articles, int depth) {
		Predicate<Article> wanted = where(ARTICLE_FILTER, () -> this.filters.articles(depth));
		Comparator<Article> order = order(ARTICLE_ORDER, () -> this.orders.articles((article) -> article),
				newest((article) -> article));
		return connection(field, "Article", (parent) -> filtered(articles.apply(parent), wanted), order,
				(article) -> article, edge("Article", (article) -> article, this.fields::article, List.of()));
	}

	ExpectedField<Article> listed() {
		return page(relations("related", "Related", (article) -> {
			List<Listed> listed = new ArrayList<>();
			this.graph.listed(article).forEach((other) -> listed.add(new Listed(other, listed.size())));
			return listed;
		}, Comparator.comparing(Listed::position)));
	}

	ExpectedField<Article> listing() {
		return page(relations("relatedBy", "Related",
				(article) -> this.graph.listing(article)
					.stream()
					.map((other) -> new Listed(other, other.related().indexOf(article.key())))
					.toList(),
				newest(Listed::article)));
	}

	ExpectedField<Collection> items() {
		return page(relations("items", "Item",
				(collection) -> collection.items()
					.entrySet()
					.stream()
					.map((item) -> new Listed(this.graph.article(item.getKey()), item.getValue()))
					.toList(),
				Comparator.comparing(Listed::position)));
	}

	<P> ExpectedField<P> listingCollections(Function<P, List<Collection>> collections) {
		return page(collections(collections, 1));
	}

	<P> ExpectedConnection<P, Collection> collections(Function<P, List<Collection>> collections, int depth) {
		Predicate<Collection> wanted = where("CollectionFilter", () -> this.filters.collections(depth));
		Comparator<Collection> order = order("[CollectionOrder!]", this.orders::collections,
				by(Collection::title).thenComparing(by(Collection::key)));
		return connection("collections", "Collection", (parent) -> filtered(collections.apply(parent), wanted), order,
				null, edge("Collection", (collection) -> collection, this.fields::collection, List.of()));
	}

	private <P> ExpectedConnection<P, Listed> relations(String field, String type, Function<P, List<Listed>> relations,
			Comparator<Listed> natural) {
		Predicate<Article> wanted = where(ARTICLE_FILTER, () -> this.filters.articles(1));
		Comparator<Listed> order = order(ARTICLE_ORDER, () -> this.orders.articles(Listed::article), natural);
		return connection(field, type,
				(parent) -> filtered(relations.apply(parent), (listed) -> wanted.test(listed.article())), order,
				Listed::article, edge(type, Listed::article, this.fields::article,
						List.of(ExpectedField.field("position", Listed::position))));
	}

	ExpectedField<Article> relatedOfRelated() {
		Direction direction = direction(Direction.OUT);
		return page(reach("relatedOfRelated",
				(article) -> new ModelPaths(this.graph).network(article, direction, 2)
					.stream()
					.filter((reached) -> reached.distance() == 2)
					.toList()));
	}

	ExpectedField<Article> network() {
		Direction direction = direction(Direction.BOTH);
		int depth = this.choices.forms().nextInt(1, 5);
		if (depth != 2 || this.choices.forms().nextBoolean()) {
			this.arguments.add("depth: " + this.operation.value("Int!", depth));
		}
		return page(reach("network", (article) -> new ModelPaths(this.graph).network(article, direction, depth)));
	}

	private Direction direction(Direction unless) {
		Direction direction = Direction.values()[this.choices.forms().nextInt(3)];
		if (direction != unless || this.choices.forms().nextBoolean()) {
			this.arguments
				.add("direction: " + this.operation.value("RelationDirection!", new EnumName(direction.name())));
		}
		return direction;
	}

	private ExpectedConnection<Article, Reached> reach(String field, Function<Article, List<Reached>> reach) {
		Predicate<Article> wanted = where(ARTICLE_FILTER, () -> this.filters.articles(1));
		Comparator<Reached> order = order("[NetworkOrder!]", this.orders::reached,
				Comparator.comparing((Reached reached) -> -reached.pathCount())
					.thenComparing(newest(Reached::article)));
		List<ExpectedField<Reached>> own = new ArrayList<>(List.of(ExpectedField.field("distance", Reached::distance),
				ExpectedField.field("pathCount", Reached::pathCount)));
		if (this.choices.forms().nextInt(3) == 0) {
			own.add(new ExpectedField<>("via", "via { id }", ExpectedField.ofAll(Reached::via,
					(article) -> Map.of("id", new GlobalId("Article", article.key()).encode()))));
		}
		return connection(field, "Network",
				(article) -> filtered(reach.apply(article), (reached) -> wanted.test(reached.article())), order,
				Reached::article, edge("Network", Reached::article, this.fields::article, own));
	}

	ExpectedField<Article> similar() {
		Predicate<Article> wanted = where(ARTICLE_FILTER, () -> this.filters.articles(1));
		return page(connection("similar", "Similar",
				(article) -> filtered(new ModelEvidence(this.graph).similar(article),
						(similar) -> wanted.test(similar.article())),
				Comparator.comparing((Similar similar) -> -similar.score())
					.thenComparing(by((similar) -> similar.article().key())),
				Similar::article, edge("Similar", Similar::article, this.fields::article,
						new EvidenceFields(this.choices, this.operation, this.graph, this.fields).similar())));
	}

	ExpectedField<Topic> coTopics() {
		Predicate<Topic> wanted = where("TopicFilter", () -> this.filters.topics(1));
		return page(connection("coTopics", "CoTopic",
				(topic) -> filtered(new ModelFigures(this.graph).coTopics(topic),
						(together) -> wanted.test(together.topic())),
				Comparator.comparing((CoTopic together) -> -together.articleCount())
					.thenComparing(by((together) -> together.topic().slug())),
				null,
				edge("CoTopic", CoTopic::topic, this.fields::topic,
						List.of(ExpectedField.field("articleCount", CoTopic::articleCount),
								ExpectedField.field("lift", CoTopic::lift)))));
	}

	ExpectedConnection<ModelGraph, Provider> providers() {
		Predicate<Provider> wanted = where("ProviderFilter", () -> this.filters.providers(2));
		Comparator<Provider> order = order("[ProviderOrder!]", this.orders::providers,
				by(Provider::name).thenComparing(by(Provider::domain)));
		return connection("providers", "Provider", (graph) -> filtered(graph.providers(), wanted), order, null,
				edge("Provider", (provider) -> provider, this.fields::provider, List.of()));
	}

	ExpectedConnection<ModelGraph, Topic> topics() {
		Predicate<Topic> wanted = where("TopicFilter", () -> this.filters.topics(2));
		Comparator<Topic> order = order("[TopicOrder!]", this.orders::topics,
				by(Topic::name).thenComparing(by(Topic::slug)));
		return connection("topics", "Topic", (graph) -> filtered(graph.topics(), wanted), order, null,
				edge("Topic", (topic) -> topic, this.fields::topic, List.of()));
	}

	/** Returns the coverage of a topic or a provider. */
	<P> ExpectedField<P> coverage(Function<P, Predicate<Row>> own) {
		Predicate<Article> counts = where(ARTICLE_FILTER, () -> this.filters.articles(1));
		return page(rows((parent) -> filtered(new ModelFigures(this.graph).coverage(counts), own.apply(parent))));
	}

	/** Returns all coverage, filtered by rows and by the counted articles. */
	ExpectedConnection<ModelGraph, Row> coverage() {
		RandomFilter<Article> articles = this.choices.forms().nextBoolean() ? this.filters.articles(1)
				: new RandomFilter<>(Map.of(), (article) -> true);
		Predicate<Row> wanted = where("CoverageFilter", () -> {
			RandomFilter<Row> rows = this.filters.rows(1);
			return new RandomFilter<>(Map.of("and", List.of(rows.json(), Map.of("articles", articles.json()))),
					rows.met());
		});
		boolean filtered = !this.arguments.isEmpty();
		return rows((graph) -> filtered(new ModelFigures(graph).coverage(filtered ? articles.met() : (article) -> true),
				wanted));
	}

	private <P> ExpectedConnection<P, Row> rows(Function<P, List<Row>> rows) {
		Comparator<Row> order = order("[CoverageOrder!]", this.orders::rows,
				Comparator.comparing((Row row) -> -row.articleCount())
					.thenComparing(by((row) -> row.provider().domain()))
					.thenComparing(by((row) -> row.topic().slug())));
		return connection("coverage", "Coverage", rows, order, null,
				edge("Coverage", (row) -> row, this.fields::row, List.of()));
	}

	private <P, E> ExpectedConnection<P, E> connection(String field, String type, Function<P, List<E>> matching,
			Comparator<E> order, Function<E, Article> article, Edges<E> edges) {
		return new ExpectedConnection<>(field, type, List.copyOf(this.arguments), matching, order, article,
				edges.edge(), edges.nodes());
	}

	private <P, E> ExpectedField<P> page(ExpectedConnection<P, E> connection) {
		return new RandomPages(this.choices, this.operation, this.graph).page(connection);
	}

	private <E, N> Edges<E> edge(String type, Function<E, N> node, Supplier<Selection<N>> fields,
			List<ExpectedField<E>> own) {
		List<ExpectedField<E>> all = new ArrayList<>(own);
		Selection<N> selection = fields.get();
		all.add(new ExpectedField<>("node", selection.text("node"), ExpectedField.of(node, selection.answer())));
		return new Edges<>(Selection.of(this.choices.forms(), this.operation, type + "Edge", all), () -> {
			Selection<N> another = fields.get();
			return new Selection<>(another.bodies(), node.andThen(another.answer()));
		});
	}

	private <T> Predicate<T> where(String type, Supplier<RandomFilter<T>> filters) {
		if (this.choices.forms().nextInt(5) < 2) {
			return (object) -> true;
		}
		RandomFilter<T> filter = filters.get();
		this.arguments.add("where: " + this.operation.value(type, filter.json()));
		return filter.met();
	}

	private <E> Comparator<E> order(String type, Supplier<Order<E>> orders, Comparator<E> natural) {
		if (this.choices.forms().nextBoolean()) {
			return natural;
		}
		Order<E> order = orders.get();
		this.arguments.add("orderBy: " + this.operation.value(type, order.json()));
		return order.comparator();
	}

	private static <T> List<T> filtered(List<T> objects, Predicate<T> wanted) {
		return objects.stream().filter(wanted).toList();
	}

	private static <E> Comparator<E> newest(Function<E, Article> article) {
		return ModelValues.by(article.andThen(Article::publishedDateTime), true)
			.thenComparing(ModelValues.by(article.andThen(Article::key), false));
	}

	private static <T> Comparator<T> by(Function<T, Object> value) {
		return ModelValues.by(value, false);
	}

	/** Selections of the edges of a connection, and of their nodes. */
	private record Edges<E>(Selection<E> edge, Supplier<Selection<E>> nodes) {
	}

	/** A related article and its position in the list that contains it. */
	record Listed(Article article, int position) {
	}

}
