package dev.newsgraph.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.newsgraph.identity.GlobalId;
import dev.newsgraph.query.ModelFigures.Bucket;
import dev.newsgraph.query.ModelFigures.Interval;
import dev.newsgraph.query.ModelFigures.Row;
import dev.newsgraph.query.ModelGraph.Article;
import dev.newsgraph.query.ModelGraph.Collection;
import dev.newsgraph.query.ModelGraph.Provider;
import dev.newsgraph.query.ModelGraph.Topic;
import dev.newsgraph.query.OperationText.EnumName;

/** Creates random selections of each type up to a maximum size. */
final class RandomFields {

	private final RandomChoices choices;

	private final OperationText operation;

	private final ModelGraph graph;

	private int objects;

	/**
	 * Creates the selections of one operation.
	 * @param objects maximum number of fields that lead to other objects
	 */
	RandomFields(RandomChoices choices, OperationText operation, ModelGraph graph, int objects) {
		this.choices = choices;
		this.operation = operation;
		this.graph = graph;
		this.objects = objects;
	}

	Selection<Article> article() {
		return select("Article",
				List.of(field("id", (article) -> new GlobalId("Article", article.key()).encode()),
						field("title", Article::title), field("webUrl", Article::webUrl),
						field("publishedDateTime", Article::publishedDateTime),
						field("updatedDateTime", Article::updatedDateTime), field("category", Article::category),
						field("type", Article::type), field("locale", Article::locale),
						field("originalUrl", Article::originalUrl), field("excerpt", Article::excerpt),
						field("body", Article::body), field("quality", Article::quality), field("heat", Article::heat),
						field("published", Article::published), field("hasDocument", Article::hasDocument),
						field("__typename", (article) -> "Article"),
						field("relatedCount", (article) -> article.related().size()),
						field("relatedByCount", (article) -> this.graph.listing(article).size()),
						field("topicCount", (article) -> article.topics().size()),
						field("collectionCount", (article) -> this.graph.collections(article).size())),
				List.of(() -> one("provider", this.graph::provider, this::provider),
						() -> all("topics", this.graph::topics, this::topic),
						() -> all("sources", this.graph::sources, this::document), () -> connections().similar(),
						() -> connections().listed(), () -> connections().listing(),
						() -> connections().listingCollections(this.graph::collections),
						() -> connections().relatedOfRelated(), () -> connections().network(),
						() -> connections().network()));
	}

	Selection<Collection> collection() {
		return select("Collection",
				List.of(field("id", (collection) -> new GlobalId("Collection", collection.key()).encode()),
						field("folder", Collection::folder), field("path", Collection::path),
						field("title", Collection::title), field("excerpt", Collection::excerpt),
						field("heat", Collection::heat), field("__typename", (collection) -> "Collection"),
						field("itemCount", (collection) -> collection.items().size())),
				List.of(() -> one("provider", this.graph::provider, this::provider),
						() -> all("topics", this.graph::topics, this::topic), () -> connections().items(),
						() -> connections().items()));
	}

	Selection<Provider> provider() {
		return select("Provider",
				List.of(field("id", (provider) -> new GlobalId("Provider", provider.domain()).encode()),
						field("domain", Provider::domain), field("name", Provider::name),
						field("articleCount", (provider) -> this.graph.by(provider).size())),
				List.of(() -> connections().articles("articles", this.graph::by),
						() -> connections().coverage((Provider provider) -> (row) -> row.provider().equals(provider)),
						() -> timeline(this.graph::by)));
	}

	Selection<Topic> topic() {
		return select("Topic",
				List.of(field("slug", Topic::slug), field("name", Topic::name), field("shortname", Topic::shortname),
						field("articleCount", (topic) -> this.graph.about(topic).size())),
				List.of(() -> connections().articles("articles", this.graph::about),
						() -> connections().coverage((Topic topic) -> (row) -> row.topic().equals(topic)),
						() -> timeline(this.graph::about), () -> connections().coTopics(),
						() -> one("parent", this.graph::parent, this::topic),
						() -> all("subtopics",
								(topic) -> this.graph.subtopics(topic)
									.stream()
									.sorted(ModelValues.by(Topic::name, false)
										.thenComparing(ModelValues.by(Topic::slug, false)))
									.toList(),
								this::topic)));
	}

	Selection<Row> row() {
		return select("Coverage",
				List.of(field("articleCount", Row::articleCount), field("share", Row::share),
						field("averageQuality", Row::averageQuality), field("averageHeat", Row::averageHeat),
						field("firstPublished", Row::firstPublished), field("lastPublished", Row::lastPublished)),
				List.of(() -> one("provider", Row::provider, this::provider),
						() -> one("topic", Row::topic, this::topic),
						() -> connections().articles("articles",
								(row) -> this.graph.about(row.topic())
									.stream()
									.filter((article) -> row.provider().domain().equals(article.provider()))
									.toList())));
	}

	private Selection<String> document() {
		return select("SourceDocument", List.of(field("path", (path) -> path), field("folder", (path) -> "seeds")),
				List.of());
	}

	<P> ExpectedField<P> timeline(Function<P, List<Article>> articles) {
		RandomFilter<Article> filter = new RandomFilters(this.choices, this.graph).articles(0);
		Interval interval = Interval.values()[this.choices.values().nextInt(1, 5)];
		Selection<Bucket> bucket = select("TimeBucket",
				List.of(field("start", Bucket::start), field("end", Bucket::end),
						field("articleCount", Bucket::articleCount), field("averageQuality", Bucket::averageQuality),
						field("averageHeat", Bucket::averageHeat)),
				List.of());
		String name = this.operation.name("t");
		String where = this.choices.forms().nextBoolean() ? ""
				: ", where: " + this.operation.value("ArticleFilter", filter.json());
		String head = "%s: timeline(interval: %s%s)".formatted(name,
				this.operation.value("Interval!", new EnumName(interval.name())), where);
		return new ExpectedField<>(name, bucket.text(head),
				ExpectedField.ofAll((P parent) -> ModelFigures.timeline(articles.apply(parent)
					.stream()
					.filter((article) -> where.isEmpty() || filter.met().test(article))
					.toList(), interval), bucket.answer()));
	}

	private RandomConnections connections() {
		return new RandomConnections(this.choices, this.operation, this.graph, this);
	}

	<P, C> ExpectedField<P> one(String field, Function<P, C> child, Supplier<Selection<C>> fields) {
		Selection<C> selection = fields.get();
		String name = this.operation.name("o");
		return new ExpectedField<>(name, selection.text(name + ": " + field),
				ExpectedField.of(child, selection.answer()));
	}

	<P, C> ExpectedField<P> all(String field, Function<P, List<C>> children, Supplier<Selection<C>> fields) {
		Selection<C> selection = fields.get();
		String name = this.operation.name("l");
		return new ExpectedField<>(name, selection.text(name + ": " + field),
				ExpectedField.ofAll(children, selection.answer()));
	}

	private static <T> ExpectedField<T> field(String name, Function<T, Object> value) {
		return ExpectedField.field(name, value);
	}

	/** Returns a few scalar fields, and object fields within the remaining size. */
	<T> Selection<T> select(String type, List<ExpectedField<T>> scalars, List<Supplier<ExpectedField<T>>> further) {
		List<ExpectedField<T>> fields = new ArrayList<>(scalars);
		Collections.shuffle(fields, this.choices.forms());
		fields = new ArrayList<>(fields.subList(0, Math.min(fields.size(), 1 + this.choices.forms().nextInt(3))));
		int wanted = this.choices.forms().nextInt(3);
		while (!further.isEmpty() && this.objects > 0 && wanted > 0) {
			this.objects--;
			wanted--;
			fields.add(further.get(this.choices.forms().nextInt(further.size())).get());
		}
		return Selection.of(this.choices.forms(), this.operation, type, fields);
	}

}
