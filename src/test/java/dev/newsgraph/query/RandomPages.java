package dev.newsgraph.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

import dev.newsgraph.query.ModelGraph.Article;
import dev.newsgraph.query.ModelGroups.Group;
import dev.newsgraph.query.ModelGroups.Grouping;

/**
 * Creates random selections of a connection: a page from either end, counts and
 * aggregates.
 */
final class RandomPages {

	private final RandomChoices choices;

	private final OperationText operation;

	private final ModelGraph graph;

	RandomPages(RandomChoices choices, OperationText operation, ModelGraph graph) {
		this.choices = choices;
		this.operation = operation;
		this.graph = graph;
	}

	/** Returns a connection under a unique alias. */
	<P, E> ExpectedField<P> page(ExpectedConnection<P, E> connection) {
		List<String> arguments = new ArrayList<>(connection.arguments());
		int size = (this.choices.values().nextInt(4) == 0) ? 100 : this.choices.values().nextInt(7);
		String end = List.of("", "first", "first", "last").get(this.choices.forms().nextInt(4));
		if (!end.isEmpty()) {
			arguments.add(end + ": " + this.operation.value("Int", size));
		}
		Selection<Page<E>> selection = Selection.of(this.choices.forms(), this.operation,
				connection.type() + "Connection", members(connection));
		String name = this.operation.name("c");
		String head = "%s: %s%s".formatted(name, connection.field(),
				arguments.isEmpty() ? "" : "(" + String.join(", ", arguments) + ")");
		return new ExpectedField<>(name, selection.text(head), (parent) -> {
			List<E> all = connection.all(parent);
			int length = Math.min(all.size(), end.isEmpty() ? 10 : size);
			int from = end.equals("last") ? all.size() - length : 0;
			return selection.answer().apply(new Page<>(all, from, from + length));
		});
	}

	private <P, E> List<ExpectedField<Page<E>>> members(ExpectedConnection<P, E> connection) {
		List<ExpectedField<Page<E>>> members = new ArrayList<>();
		if (this.choices.forms().nextInt(6) > 0) {
			members.add(new ExpectedField<>("edges", connection.edge().text("edges"),
					ExpectedField.ofAll(Page::edges, connection.edge().answer())));
		}
		if (this.choices.forms().nextInt(4) == 0) {
			Selection<E> node = connection.nodes().get();
			members
				.add(new ExpectedField<>("nodes", node.text("nodes"), ExpectedField.ofAll(Page::edges, node.answer())));
		}
		if (members.isEmpty() || this.choices.forms().nextBoolean()) {
			members.add(ExpectedField.field("totalCount", (page) -> page.all().size()));
		}
		if (this.choices.forms().nextInt(3) == 0) {
			Selection<Page<E>> info = Selection.of(this.choices.forms(), this.operation, "PageInfo",
					List.of(ExpectedField.field("hasNextPage", (page) -> page.to() < page.all().size()),
							ExpectedField.field("hasPreviousPage", (page) -> page.from() > 0)));
			members.add(new ExpectedField<>("pageInfo", info.text("pageInfo"), info.answer()::apply));
		}
		if (Set.of("Network", "Similar").contains(connection.type()) && this.choices.forms().nextInt(4) == 0) {
			members.add(ExpectedField.field("capped", (page) -> false));
		}
		if (connection.article() != null && this.choices.forms().nextInt(4) == 0) {
			Function<Page<E>, List<Article>> articles = (
					page) -> page.all().stream().map(connection.article()).toList();
			members.add(this.choices.forms().nextBoolean() ? aggregate(articles) : groups(articles));
		}
		if (this.choices.forms().nextInt(8) == 0) {
			members.add(ExpectedField.field("__typename", (page) -> connection.type() + "Connection"));
		}
		Collections.shuffle(members, this.choices.forms());
		return members;
	}

	private <P> ExpectedField<P> aggregate(Function<P, List<Article>> articles) {
		List<ExpectedField<List<Article>>> figures = new ArrayList<>(figures());
		figures.add(ExpectedField.field("count", List::size));
		Selection<List<Article>> selection = Selection.of(this.choices.forms(), this.operation, "ArticleAggregate",
				some(figures));
		String name = this.operation.name("s");
		return new ExpectedField<>(name, selection.text(name + ": aggregate"),
				ExpectedField.of(articles, selection.answer()));
	}

	private <P> ExpectedField<P> groups(Function<P, List<Article>> articles) {
		Grouping by = Grouping.values()[this.choices.forms().nextInt(Grouping.values().length)];
		Selection<Group> node = group();
		Selection<Group> edge = Selection.of(this.choices.forms(), this.operation, "ArticleGroupEdge", List
			.of(new ExpectedField<>("node", node.text("node"), ExpectedField.of((group) -> group, node.answer()))));
		String criterion = this.operation.value("ArticleGrouping!", new OperationText.EnumName(by.name()));
		return page(new ExpectedConnection<>("groups", "ArticleGroup", List.of("by: " + criterion),
				(parent) -> new ModelGroups(this.graph).groups(articles.apply(parent), by), (one, other) -> 0, null,
				edge, this::group));
	}

	private Selection<Group> group() {
		List<ExpectedField<Group>> fields = new ArrayList<>(List.of(ExpectedField.field("key", Group::key),
				ExpectedField.field("count", (group) -> group.articles().size()),
				ExpectedField.field("start", Group::start),
				new ExpectedField<>("provider", "provider { domain }",
						ExpectedField.of(Group::provider, (provider) -> Map.of("domain", provider.domain()))),
				new ExpectedField<>("topic", "topic { name }",
						ExpectedField.of(Group::topic, (topic) -> Map.of("name", topic.name())))));
		figures().forEach((figure) -> fields.add(
				new ExpectedField<>(figure.name(), figure.text(), (group) -> figure.answer().apply(group.articles()))));
		return Selection.of(this.choices.forms(), this.operation, "ArticleGroup", some(fields));
	}

	private List<ExpectedField<List<Article>>> figures() {
		Selection<List<Article>> published = Selection.of(this.choices.forms(), this.operation, "DateTimeAggregate",
				some(List.of(ExpectedField.field("min", ModelFigures::first),
						ExpectedField.field("max", ModelFigures::last))));
		return List.of(figures("quality", Article::quality), figures("heat", ModelFigures::scored), new ExpectedField<>(
				"publishedDateTime", published.text("publishedDateTime"), published.answer()::apply));
	}

	private ExpectedField<List<Article>> figures(String name, Function<Article, Integer> figure) {
		Function<List<Article>, List<Integer>> values = (articles) -> ModelFigures.values(articles, figure);
		List<ExpectedField<List<Article>>> fields = List.of(
				ExpectedField.field("min",
						(articles) -> values.apply(articles).stream().min(Integer::compare).orElse(null)),
				ExpectedField.field("max",
						(articles) -> values.apply(articles).stream().max(Integer::compare).orElse(null)),
				ExpectedField.field("average", (articles) -> ModelFigures.mean(articles, figure)));
		Selection<List<Article>> selection = Selection.of(this.choices.forms(), this.operation, "IntAggregate",
				some(fields));
		return new ExpectedField<>(name, selection.text(name), selection.answer()::apply);
	}

	private <T> List<T> some(List<T> choices) {
		List<T> shuffled = new ArrayList<>(choices.stream().filter(Objects::nonNull).toList());
		Collections.shuffle(shuffled, this.choices.forms());
		return shuffled.subList(0, 1 + this.choices.forms().nextInt(shuffled.size()));
	}

	/** The edges of a page. */
	record Page<E>(List<E> all, int from, int to) {

		List<E> edges() {
			return this.all.subList(this.from, this.to);
		}

	}

}
