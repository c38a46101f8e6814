package dev.newsgraph.query;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

import dev.newsgraph.identity.GlobalId;
import dev.newsgraph.query.EvidenceFields.Why;
import dev.newsgraph.query.ModelGraph.Article;
import dev.newsgraph.query.ModelGraph.Collection;
import dev.newsgraph.query.ModelGraph.Provider;
import dev.newsgraph.query.ModelGraph.Topic;

/** Creates random operations with one or two root fields. */
final class RandomOperation {

	private final RandomChoices choices;

	private final ModelGraph graph;

	private final OperationText operation;

	private final RandomFields fields;

	RandomOperation(RandomChoices choices, ModelGraph graph) {
		this.choices = choices;
		this.graph = graph;
		this.operation = new OperationText(choices);
		this.fields = new RandomFields(choices, this.operation, graph, choices.forms().nextInt(4));
	}

	OperationCase question() {
		List<ExpectedField<ModelGraph>> roots = IntStream.rangeClosed(0, this.choices.forms().nextInt(5) / 4)
			.mapToObj((i) -> root())
			.toList();
		Selection<ModelGraph> selection = Selection.of(this.choices.forms(), this.operation, "Query", roots);
		String text = this.operation.operation(String.join(" ", selection.bodies()));
		return new OperationCase(text, this.operation.variables(), selection.answer().apply(this.graph));
	}

	/** Returns a connection that is read page by page. */
	RandomWalk<?> walk() {
		RandomConnections connections = new RandomConnections(this.choices, this.operation, this.graph,
				new RandomFields(this.choices, this.operation, this.graph, 0));
		ExpectedConnection<ModelGraph, ?> connection = switch (this.choices.forms().nextInt(8)) {
			case 7 -> connections.collections(ModelGraph::collections, 2);
			case 0 -> connections.providers();
			case 1 -> connections.topics();
			case 2, 3 -> connections.coverage();
			default -> connections.plain("articles", ModelGraph::articles, 2);
		};
		return new RandomWalk<>(this.choices, this.operation, connection, this.graph);
	}

	private ExpectedField<ModelGraph> root() {
		return switch (this.choices.forms().nextInt(20)) {
			case 16, 17 -> page(connections().collections(ModelGraph::collections, 2));
			case 18 -> collection();
			case 19 -> this.fields.timeline(ModelGraph::articles);
			case 0 -> page(connections().providers());
			case 1 -> page(connections().topics());
			case 2, 3 -> page(connections().coverage());
			case 4 -> provider();
			case 5, 6 -> topic();
			case 7 -> path();
			case 8 -> why();
			case 9 -> stats();
			case 10, 11, 12 -> article();
			default -> page(connections().plain("articles", ModelGraph::articles, 2));
		};
	}

	private ExpectedField<ModelGraph> article() {
		String key = key();
		if (this.choices.forms().nextInt(6) == 0) {
			Selection<Article> article = this.fields.article();
			String id = new GlobalId("Article", key).encode();
			return this.fields.one("node(id: %s)".formatted(this.operation.value("ID!", id)),
					(graph) -> graph.article(key),
					() -> new Selection<>(List.of(article.text("... on Article") + " __typename"), (one) -> {
						Map<String, Object> answer = article.answer().apply(one);
						answer.put("__typename", "Article");
						return answer;
					}));
		}
		return switch (this.choices.forms().nextInt(6)) {
			case 0 -> this.fields.one(
					"article(by: %s)".formatted(
							this.operation.value("ArticleBy", Map.of("id", new GlobalId("Article", key).encode()))),
					(graph) -> graph.article(key), this.fields::article);
			case 1 -> {
				String address = this.choices.value(RandomGraph.ORIGINALS);
				yield this.fields.one(
						"article(by: %s)".formatted(this.operation.value("ArticleBy", Map.of("originalUrl", address))),
						(graph) -> graph.articles()
							.stream()
							.filter((article) -> address.equals(article.originalUrl()))
							.min(Comparator.comparing(Article::key))
							.orElse(null),
						this.fields::article);
			}
			case 2 -> this.fields.one("article(by: {webUrl: %s})".formatted(address(key)),
					(graph) -> graph.article(key), this.fields::article);
			default -> this.fields.one("article(webUrl: %s)".formatted(address(key)), (graph) -> graph.article(key),
					this.fields::article);
		};
	}

	private ExpectedField<ModelGraph> collection() {
		String key = "seeds/" + RandomGraph.collectionPath(this.choices.values().nextInt(RandomGraph.COLLECTIONS / 2));
		if (this.choices.forms().nextBoolean()) {
			Selection<Collection> collection = this.fields.collection();
			String id = new GlobalId("Collection", key).encode();
			return this.fields.one("node(id: %s)".formatted(this.operation.value("ID!", id)),
					(graph) -> graph.collection(key),
					() -> new Selection<>(List.of(collection.text("... on Collection")), collection.answer()));
		}
		String document = "document: " + this.operation.value("String!", key);
		String by = this.choices.forms().nextBoolean() ? document : "by: {%s}".formatted(document);
		return this.fields.one("collection(%s)".formatted(by), (graph) -> graph.collection(key),
				this.fields::collection);
	}

	private ExpectedField<ModelGraph> provider() {
		Provider provider = RandomGraph.PROVIDERS.get(this.choices.values().nextInt(RandomGraph.PROVIDERS.size()));
		String written = this.operation.value("String!",
				this.choices.values().nextBoolean() ? provider.domain() : "Www." + provider.domain());
		String id = this.operation.value("ID!", new GlobalId("Provider", provider.domain()).encode());
		String by = this.choices.form(List.of("domain: " + written, "domain: " + written,
				"by: {domain: %s}".formatted(written), "by: {id: %s}".formatted(id)));
		return this.fields.one("provider(%s)".formatted(by), (graph) -> provider, this.fields::provider);
	}

	private ExpectedField<ModelGraph> topic() {
		String name = RandomGraph.TOPICS.get(this.choices.values().nextInt(RandomGraph.TOPICS.size()));
		Function<ModelGraph, Topic> topic = (graph) -> graph.topic(RandomGraph.slug(name));
		String written = this.operation.value("String!", name);
		String id = this.operation.value("ID!", new GlobalId("Topic", RandomGraph.slug(name)).encode());
		String by = this.choices
			.form(List.of("name: " + written, "name: " + written, "by: {name: %s}".formatted(written),
					"by: {slug: %s}".formatted(written), "by: {id: %s}".formatted(id)));
		return this.fields.one("topic(%s)".formatted(by), topic, this.fields::topic);
	}

	private ExpectedField<ModelGraph> path() {
		int from = this.choices.values().nextInt(40);
		String a = RandomGraph.key(from);
		String b = RandomGraph.key((from + 1 + this.choices.values().nextInt(39)) % 40);
		int maxLength = this.choices.forms().nextInt(1, 11);
		return this.fields.one(
				"path(from: %s, to: %s, maxLength: %s)".formatted(address(a), address(b),
						this.operation.value("Int!", maxLength)),
				(graph) -> (graph.article(a) == null || graph.article(b) == null) ? null
						: new ModelPaths(graph).chains(graph.article(a), graph.article(b), maxLength)
							.stream()
							.findFirst()
							.orElse(null),
				evidence()::chain);
	}

	private ExpectedField<ModelGraph> why() {
		String a = key();
		String other = key();
		String b = a.equals(other) ? a + "/other" : other;
		return this.fields.one("whyRelated(from: %s, to: %s)".formatted(address(a), address(b)), (graph) -> {
			Article one = graph.article(a);
			Article two = graph.article(b);
			return new Why(one, two,
					(one == null || two == null) ? List.of() : new ModelEvidence(graph).between(one, two, true));
		}, evidence()::why);
	}

	private ExpectedField<ModelGraph> stats() {
		List<ExpectedField<ModelGraph>> counts = List.of(
				ExpectedField.field("articleCount", (graph) -> graph.articles().size()),
				ExpectedField.field("documentedArticleCount",
						(graph) -> (int) graph.articles().stream().filter(Article::hasDocument).count()),
				ExpectedField.field("mentionedArticleCount",
						(graph) -> (int) graph.articles().stream().filter((article) -> !article.hasDocument()).count()),
				ExpectedField.field("providerCount", (graph) -> graph.providers().size()),
				ExpectedField.field("collectionCount", (graph) -> graph.collections().size()),
				ExpectedField.field("topicCount", (graph) -> graph.topics().size()),
				ExpectedField.field("relationCount",
						(graph) -> graph.articles().stream().mapToInt((article) -> article.related().size()).sum()));
		return this.fields.one("stats", (graph) -> graph, () -> this.fields.select("GraphStats", counts, List.of()));
	}

	/** Returns the key of an article that may not exist. */
	private String key() {
		int articles = this.graph.articles().size();
		return RandomGraph.key(this.choices.values()
			.nextInt(articles + ((this.choices.values().nextInt(8) == 0) ? 2 : 0) + ((articles == 0) ? 1 : 0)));
	}

	private String address(String key) {
		return this.operation.value("URL!", new RandomFilters(this.choices, this.graph).spelled(key));
	}

	private EvidenceFields evidence() {
		return new EvidenceFields(this.choices, this.operation, this.graph, this.fields);
	}

	private RandomConnections connections() {
		return new RandomConnections(this.choices, this.operation, this.graph, this.fields);
	}

	private <E> ExpectedField<ModelGraph> page(ExpectedConnection<ModelGraph, E> connection) {
		return new RandomPages(this.choices, this.operation, this.graph).page(connection);
	}

}
