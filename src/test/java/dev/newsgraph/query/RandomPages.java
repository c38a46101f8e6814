package dev.newsgraph.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import dev.newsgraph.query.ModelGraph.Article;
import dev.newsgraph.query.ModelGroups.Group;
import dev.newsgraph.query.ModelGroups.Grouping;

/** Makes up what is asked of a connection: a page from either end, counts and figures. */
final class RandomPages {

	private final Dice dice;

	private final OperationText operation;

	private final ModelGraph graph;

	RandomPages(Dice dice, OperationText operation, ModelGraph graph) {
		this.dice = dice;
		this.operation = operation;
		this.graph = graph;
	}

	/** A connection under a name of its own. */
	<P, E> Asked<P> page(Connected<P, E> connected) {
		List<String> arguments = new ArrayList<>(connected.arguments());
		int size = (this.dice.values().nextInt(4) == 0) ? 100 : this.dice.values().nextInt(7);
		String end = List.of("", "first", "first", "last").get(this.dice.forms().nextInt(4));
		if (!end.isEmpty()) {
			arguments.add(end + ": " + this.operation.value("Int", size));
		}
		Selection<Page<E>> selection = Selection.of(this.dice.forms(), this.operation, connected.type() + "Connection",
				members(connected));
		String name = this.operation.name("c");
		String head = "%s: %s%s".formatted(name, connected.field(),
				arguments.isEmpty() ? "" : "(" + String.join(", ", arguments) + ")");
		return new Asked<>(name, selection.text(head), (parent) -> {
			List<E> all = connected.all(parent);
			int length = Math.min(all.size(), end.isEmpty() ? 10 : size);
			int from = end.equals("last") ? all.size() - length : 0;
			return selection.answer().apply(new Page<>(all, from, from + length));
		});
	}

	private <P, E> List<Asked<Page<E>>> members(Connected<P, E> connected) {
		List<Asked<Page<E>>> members = new ArrayList<>();
		if (this.dice.forms().nextInt(6) > 0) {
			members.add(new Asked<>("edges", connected.edge().text("edges"),
					Asked.ofAll(Page::edges, connected.edge().answer())));
		}
		if (members.isEmpty() || this.dice.forms().nextBoolean()) {
			members.add(Asked.field("totalCount", (page) -> page.all().size()));
		}
		if (this.dice.forms().nextInt(3) == 0) {
			Selection<Page<E>> info = Selection.of(this.dice.forms(), this.operation, "PageInfo",
					List.of(Asked.field("hasNextPage", (page) -> page.to() < page.all().size()),
							Asked.field("hasPreviousPage", (page) -> page.from() > 0)));
			members.add(new Asked<>("pageInfo", info.text("pageInfo"), info.answer()::apply));
		}
		if (connected.type().equals("Reach") && this.dice.forms().nextInt(4) == 0) {
			members.add(Asked.field("capped", (page) -> false));
		}
		if (connected.article() != null && this.dice.forms().nextInt(4) == 0) {
			Function<Page<E>, List<Article>> articles = (page) -> page.all().stream().map(connected.article()).toList();
			members.add(this.dice.forms().nextBoolean() ? aggregate(articles) : groups(articles));
		}
		if (this.dice.forms().nextInt(8) == 0) {
			members.add(Asked.field("__typename", (page) -> connected.type() + "Connection"));
		}
		Collections.shuffle(members, this.dice.forms());
		return members;
	}

	private <P> Asked<P> aggregate(Function<P, List<Article>> articles) {
		List<Asked<List<Article>>> figures = new ArrayList<>(figures());
		figures.add(Asked.field("count", List::size));
		Selection<List<Article>> selection = Selection.of(this.dice.forms(), this.operation, "ArticleAggregate",
				some(figures));
		String name = this.operation.name("s");
		return new Asked<>(name, selection.text(name + ": aggregate"), Asked.of(articles, selection.answer()));
	}

	private <P> Asked<P> groups(Function<P, List<Article>> articles) {
		Grouping by = Grouping.values()[this.dice.forms().nextInt(Grouping.values().length)];
		List<Asked<Group>> fields = new ArrayList<>(List.of(Asked.field("key", Group::key),
				Asked.field("count", (group) -> group.articles().size()), Asked.field("start", Group::start),
				new Asked<>("provider", "provider { domain }",
						Asked.of(Group::provider, (provider) -> Map.of("domain", provider.domain()))),
				new Asked<>("topic", "topic { name }",
						Asked.of(Group::topic, (topic) -> Map.of("name", topic.name())))));
		figures().forEach((figure) -> fields
			.add(new Asked<>(figure.name(), figure.text(), (group) -> figure.answer().apply(group.articles()))));
		Selection<Group> selection = Selection.of(this.dice.forms(), this.operation, "ArticleGroup", some(fields));
		int first = this.dice.forms().nextBoolean() ? 100 : this.dice.values().nextInt(1, 4);
		String name = this.operation.name("g");
		String head = "%s: groups(by: %s%s)".formatted(name,
				this.operation.value("ArticleGrouping!", new OperationText.Word(by.name())),
				(first < 100) ? ", first: " + first : "");
		return new Asked<>(name, selection.text(head),
				Asked.ofAll((P parent) -> new ModelGroups(this.graph).groups(articles.apply(parent), by)
					.stream()
					.limit(first)
					.toList(), selection.answer()));
	}

	private List<Asked<List<Article>>> figures() {
		Selection<List<Article>> published = Selection.of(this.dice.forms(), this.operation, "DateTimeAggregate",
				some(List.of(Asked.field("min", ModelFigures::first), Asked.field("max", ModelFigures::last))));
		return List.of(figures("quality", Article::quality), figures("heat", ModelFigures::scored),
				new Asked<>("publishedDateTime", published.text("publishedDateTime"), published.answer()::apply));
	}

	private Asked<List<Article>> figures(String name, Function<Article, Integer> figure) {
		Function<List<Article>, List<Integer>> values = (articles) -> ModelFigures.values(articles, figure);
		List<Asked<List<Article>>> fields = List.of(
				Asked.field("min", (articles) -> values.apply(articles).stream().min(Integer::compare).orElse(null)),
				Asked.field("max", (articles) -> values.apply(articles).stream().max(Integer::compare).orElse(null)),
				Asked.field("average", (articles) -> ModelFigures.mean(articles, figure)));
		Selection<List<Article>> selection = Selection.of(this.dice.forms(), this.operation, "IntAggregate",
				some(fields));
		return new Asked<>(name, selection.text(name), selection.answer()::apply);
	}

	private <T> List<T> some(List<T> choices) {
		List<T> shuffled = new ArrayList<>(choices.stream().filter(Objects::nonNull).toList());
		Collections.shuffle(shuffled, this.dice.forms());
		return shuffled.subList(0, 1 + this.dice.forms().nextInt(shuffled.size()));
	}

	/** The edges from one place, inclusive, to another, exclusive, among all. */
	record Page<E>(List<E> all, int from, int to) {

		List<E> edges() {
			return this.all.subList(this.from, this.to);
		}

	}

}
