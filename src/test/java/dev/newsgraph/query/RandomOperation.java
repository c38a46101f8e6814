package dev.newsgraph.query;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

import dev.newsgraph.identity.GlobalId;
import dev.newsgraph.query.EvidenceFields.Why;
import dev.newsgraph.query.ModelGraph.Article;
import dev.newsgraph.query.ModelGraph.Provider;
import dev.newsgraph.query.ModelGraph.Topic;

/** Makes up operations: one or two root fields and what is asked below them. */
final class RandomOperation {

	private final Dice dice;

	private final ModelGraph graph;

	private final OperationText operation;

	private final RandomFields fields;

	RandomOperation(Dice dice, ModelGraph graph) {
		this.dice = dice;
		this.graph = graph;
		this.operation = new OperationText(dice);
		this.fields = new RandomFields(dice, this.operation, graph, dice.forms().nextInt(4));
	}

	Question question() {
		List<Asked<ModelGraph>> roots = IntStream.rangeClosed(0, this.dice.forms().nextInt(5) / 4)
			.mapToObj((i) -> root())
			.toList();
		Selection<ModelGraph> selection = Selection.of(this.dice.forms(), this.operation, "Query", roots);
		String text = this.operation.operation(String.join(" ", selection.bodies()));
		return new Question(text, this.operation.variables(), selection.answer().apply(this.graph));
	}

	/** A connection that is walked from page to page. */
	RandomWalk<?> walk() {
		RandomConnections connections = new RandomConnections(this.dice, this.operation, this.graph,
				new RandomFields(this.dice, this.operation, this.graph, 0));
		Connected<ModelGraph, ?> connected = switch (this.dice.forms().nextInt(7)) {
			case 0 -> connections.providers();
			case 1 -> connections.topics();
			case 2, 3 -> connections.coverage();
			default -> connections.plain("articles", ModelGraph::articles, 2);
		};
		return new RandomWalk<>(this.dice, this.operation, connected, this.graph);
	}

	private Asked<ModelGraph> root() {
		return switch (this.dice.forms().nextInt(16)) {
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

	private Asked<ModelGraph> article() {
		String key = key();
		if (this.dice.forms().nextInt(6) == 0) {
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
		return this.fields.one("article(webUrl: %s)".formatted(address(key)), (graph) -> graph.article(key),
				this.fields::article);
	}

	private Asked<ModelGraph> provider() {
		Provider provider = RandomGraph.PROVIDERS.get(this.dice.values().nextInt(RandomGraph.PROVIDERS.size()));
		String written = this.operation.value("String!",
				this.dice.values().nextBoolean() ? provider.domain() : "Www." + provider.domain());
		return this.fields.one("provider(domain: %s)".formatted(written), (graph) -> provider, this.fields::provider);
	}

	private Asked<ModelGraph> topic() {
		String name = RandomGraph.TOPICS.get(this.dice.values().nextInt(RandomGraph.TOPICS.size()));
		Function<ModelGraph, Topic> topic = (graph) -> graph.topic(RandomGraph.slug(name));
		return this.fields.one("topic(name: %s)".formatted(this.operation.value("String!", name)), topic,
				this.fields::topic);
	}

	private Asked<ModelGraph> path() {
		int from = this.dice.values().nextInt(40);
		String a = RandomGraph.key(from);
		String b = RandomGraph.key((from + 1 + this.dice.values().nextInt(39)) % 40);
		int maxLength = this.dice.forms().nextInt(1, 11);
		return this.fields.one(
				"path(from: %s, to: %s, maxLength: %s)".formatted(address(a), address(b),
						this.operation.value("Int!", maxLength)),
				(graph) -> (graph.article(a) == null || graph.article(b) == null) ? null
						: new ModelWalks(graph).chains(graph.article(a), graph.article(b), maxLength)
							.stream()
							.findFirst()
							.orElse(null),
				evidence()::chain);
	}

	private Asked<ModelGraph> why() {
		String a = key();
		String other = key();
		String b = a.equals(other) ? a + "/other" : other;
		return this.fields.one("whyRelated(a: %s, b: %s)".formatted(address(a), address(b)), (graph) -> {
			Article one = graph.article(a);
			Article two = graph.article(b);
			return new Why(one, two,
					(one == null || two == null) ? List.of() : new ModelEvidence(graph).between(one, two, true));
		}, evidence()::why);
	}

	private Asked<ModelGraph> stats() {
		List<Asked<ModelGraph>> counts = List.of(Asked.field("articles", (graph) -> graph.articles().size()),
				Asked.field("documented",
						(graph) -> (int) graph.articles().stream().filter(Article::hasDocument).count()),
				Asked.field("mentions",
						(graph) -> (int) graph.articles().stream().filter((article) -> !article.hasDocument()).count()),
				Asked.field("providers", (graph) -> graph.providers().size()),
				Asked.field("topics", (graph) -> graph.topics().size()), Asked.field("relations",
						(graph) -> graph.articles().stream().mapToInt((article) -> article.related().size()).sum()));
		return this.fields.one("stats", (graph) -> graph, () -> this.fields.select("GraphStats", counts, List.of()));
	}

	/** The key of an article, or of none. */
	private String key() {
		int articles = this.graph.articles().size();
		return RandomGraph.key(this.dice.values()
			.nextInt(articles + ((this.dice.values().nextInt(8) == 0) ? 2 : 0) + ((articles == 0) ? 1 : 0)));
	}

	private String address(String key) {
		return this.operation.value("URL!", new RandomFilters(this.dice, this.graph).spelled(key));
	}

	private EvidenceFields evidence() {
		return new EvidenceFields(this.dice, this.operation, this.graph, this.fields);
	}

	private RandomConnections connections() {
		return new RandomConnections(this.dice, this.operation, this.graph, this.fields);
	}

	private <E> Asked<ModelGraph> page(Connected<ModelGraph, E> connected) {
		return new RandomPages(this.dice, this.operation, this.graph).page(connected);
	}

}
