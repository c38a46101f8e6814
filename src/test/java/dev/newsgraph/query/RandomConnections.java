package dev.newsgraph.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

import dev.newsgraph.identity.GlobalId;
import dev.newsgraph.query.ModelFigures.Row;
import dev.newsgraph.query.ModelGraph.Article;
import dev.newsgraph.query.ModelGraph.Direction;
import dev.newsgraph.query.ModelGraph.Provider;
import dev.newsgraph.query.ModelGraph.Topic;
import dev.newsgraph.query.ModelWalks.Reached;
import dev.newsgraph.query.OperationText.Word;

/** Makes up connections of every type, each with a filter and an order, or without. */
final class RandomConnections {

	private static final String ARTICLE_FILTER = "ArticleFilter";

	private static final String ARTICLE_ORDER = "[ArticleOrder!]";

	private final Dice dice;

	private final OperationText operation;

	private final ModelGraph graph;

	private final RandomFields fields;

	private final RandomFilters filters;

	private final RandomOrders orders;

	private final List<String> arguments = new ArrayList<>();

	RandomConnections(Dice dice, OperationText operation, ModelGraph graph, RandomFields fields) {
		this.dice = dice;
		this.operation = operation;
		this.graph = graph;
		this.fields = fields;
		this.filters = new RandomFilters(dice, graph);
		this.orders = new RandomOrders(dice, graph);
	}

	<P> Asked<P> articles(String field, Function<P, List<Article>> articles) {
		return page(plain(field, articles, 1));
	}

	<P> Connected<P, Article> plain(String field, Function<P, List<Article>> articles, int depth) {
		Predicate<Article> wanted = where(ARTICLE_FILTER, () -> this.filters.articles(depth));
		Comparator<Article> order = order(ARTICLE_ORDER, () -> this.orders.articles((article) -> article),
				newest((article) -> article));
		return connected(field, "Article", (parent) -> filtered(articles.apply(parent), wanted), order,
				(article) -> article, edge("Article", (article) -> article, this.fields::article, List.of()));
	}

	Asked<Article> listed() {
		return page(relations("related", (article) -> {
			List<Listed> listed = new ArrayList<>();
			this.graph.listed(article).forEach((other) -> listed.add(new Listed(other, listed.size())));
			return listed;
		}, Comparator.comparing(Listed::position)));
	}

	Asked<Article> listing() {
		return page(relations("relatedBy",
				(article) -> this.graph.listing(article)
					.stream()
					.map((other) -> new Listed(other, other.related().indexOf(article.key())))
					.toList(),
				newest(Listed::article)));
	}

	private Connected<Article, Listed> relations(String field, Function<Article, List<Listed>> relations,
			Comparator<Listed> natural) {
		Predicate<Article> wanted = where(ARTICLE_FILTER, () -> this.filters.articles(1));
		Comparator<Listed> order = order(ARTICLE_ORDER, () -> this.orders.articles(Listed::article), natural);
		return connected(field, "Related",
				(article) -> filtered(relations.apply(article), (listed) -> wanted.test(listed.article())), order,
				Listed::article, edge("Related", Listed::article, this.fields::article,
						List.of(Asked.field("position", Listed::position))));
	}

	Asked<Article> relatedOfRelated() {
		Direction direction = direction(Direction.OUT);
		return page(reach("relatedOfRelated",
				(article) -> new ModelWalks(this.graph).network(article, direction, 2)
					.stream()
					.filter((reached) -> reached.distance() == 2)
					.toList()));
	}

	Asked<Article> network() {
		Direction direction = direction(Direction.BOTH);
		int depth = this.dice.forms().nextInt(1, 5);
		if (depth != 2 || this.dice.forms().nextBoolean()) {
			this.arguments.add("depth: " + this.operation.value("Int!", depth));
		}
		return page(reach("network", (article) -> new ModelWalks(this.graph).network(article, direction, depth)));
	}

	private Direction direction(Direction unless) {
		Direction direction = Direction.values()[this.dice.forms().nextInt(3)];
		if (direction != unless || this.dice.forms().nextBoolean()) {
			this.arguments.add("direction: " + this.operation.value("Direction!", new Word(direction.name())));
		}
		return direction;
	}

	private Connected<Article, Reached> reach(String field, Function<Article, List<Reached>> reach) {
		Predicate<Article> wanted = where(ARTICLE_FILTER, () -> this.filters.articles(1));
		Comparator<Reached> order = order("[ReachOrder!]", this.orders::reached,
				Comparator.comparing((Reached reached) -> -reached.paths()).thenComparing(newest(Reached::article)));
		List<Asked<Reached>> own = new ArrayList<>(
				List.of(Asked.field("distance", Reached::distance), Asked.field("paths", Reached::paths)));
		if (this.dice.forms().nextInt(3) == 0) {
			own.add(new Asked<>("via", "via { id }", Asked.ofAll(Reached::via,
					(article) -> Map.of("id", new GlobalId("Article", article.key()).encode()))));
		}
		return connected(field, "Reach",
				(article) -> filtered(reach.apply(article), (reached) -> wanted.test(reached.article())), order,
				Reached::article, edge("Reach", Reached::article, this.fields::article, own));
	}

	Connected<ModelGraph, Provider> providers() {
		Predicate<Provider> wanted = where("ProviderFilter", () -> this.filters.providers(2));
		Comparator<Provider> order = order("[ProviderOrder!]", this.orders::providers,
				by(Provider::name).thenComparing(by(Provider::domain)));
		return connected("providers", "Provider", (graph) -> filtered(graph.providers(), wanted), order, null,
				edge("Provider", (provider) -> provider, this.fields::provider, List.of()));
	}

	Connected<ModelGraph, Topic> topics() {
		Predicate<Topic> wanted = where("TopicFilter", () -> this.filters.topics(2));
		Comparator<Topic> order = order("[TopicOrder!]", this.orders::topics,
				by(Topic::name).thenComparing(by(Topic::slug)));
		return connected("topics", "Topic", (graph) -> filtered(graph.topics(), wanted), order, null,
				edge("Topic", (topic) -> topic, this.fields::topic, List.of()));
	}

	/** The coverage of a topic or of a provider. */
	<P> Asked<P> coverage(Function<P, Predicate<Row>> own) {
		Predicate<Article> counts = where(ARTICLE_FILTER, () -> this.filters.articles(1));
		return page(rows((parent) -> filtered(new ModelFigures(this.graph).coverage(counts), own.apply(parent))));
	}

	/** All coverage, filtered by rows and by the articles that count. */
	Connected<ModelGraph, Row> coverage() {
		Demand<Article> articles = this.dice.forms().nextBoolean() ? this.filters.articles(1)
				: new Demand<>(Map.of(), (article) -> true);
		Predicate<Row> wanted = where("CoverageFilter", () -> {
			Demand<Row> rows = this.filters.rows(1);
			return new Demand<>(Map.of("and", List.of(rows.json(), Map.of("articles", articles.json()))), rows.met());
		});
		boolean filtered = !this.arguments.isEmpty();
		return rows((graph) -> filtered(new ModelFigures(graph).coverage(filtered ? articles.met() : (article) -> true),
				wanted));
	}

	private <P> Connected<P, Row> rows(Function<P, List<Row>> rows) {
		Comparator<Row> order = order("[CoverageOrder!]", this.orders::rows,
				Comparator.comparing((Row row) -> -row.articleCount())
					.thenComparing(by((row) -> row.provider().domain()))
					.thenComparing(by((row) -> row.topic().slug())));
		return connected("coverage", "Coverage", rows, order, null,
				edge("Coverage", (row) -> row, this.fields::row, List.of()));
	}

	private <P, E> Connected<P, E> connected(String field, String type, Function<P, List<E>> matching,
			Comparator<E> order, Function<E, Article> article, Selection<E> edge) {
		return new Connected<>(field, type, List.copyOf(this.arguments), matching, order, article, edge);
	}

	private <P, E> Asked<P> page(Connected<P, E> connected) {
		return new RandomPages(this.dice, this.operation, this.graph).page(connected);
	}

	private <E, N> Selection<E> edge(String type, Function<E, N> node, Supplier<Selection<N>> fields,
			List<Asked<E>> own) {
		List<Asked<E>> all = new ArrayList<>(own);
		Selection<N> selection = fields.get();
		all.add(new Asked<>("node", selection.text("node"), Asked.of(node, selection.answer())));
		return Selection.of(this.dice.forms(), this.operation, type + "Edge", all);
	}

	private <T> Predicate<T> where(String type, Supplier<Demand<T>> filters) {
		if (this.dice.forms().nextInt(5) < 2) {
			return (object) -> true;
		}
		Demand<T> demand = filters.get();
		this.arguments.add("where: " + this.operation.value(type, demand.json()));
		return demand.met();
	}

	private <E> Comparator<E> order(String type, Supplier<Order<E>> orders, Comparator<E> natural) {
		if (this.dice.forms().nextBoolean()) {
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

	/** A related article and its place in the list that relates it. */
	record Listed(Article article, int position) {
	}

}
