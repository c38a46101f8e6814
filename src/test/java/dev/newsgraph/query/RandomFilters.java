package dev.newsgraph.query;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

import dev.newsgraph.query.ModelFigures.Row;
import dev.newsgraph.query.ModelGraph.Article;
import dev.newsgraph.query.ModelGraph.Collection;
import dev.newsgraph.query.ModelGraph.Provider;
import dev.newsgraph.query.ModelGraph.Topic;
import dev.newsgraph.query.OperationText.EnumName;

/** Creates random filters of every type. */
final class RandomFilters {

	private static final List<String> EQUALITIES = List.of("eq", "ne", "in", "notIn");

	private static final List<String> RANGES = List.of("lt", "lte", "gt", "gte");

	private static final List<String> PARTS = List.of("contains", "startsWith", "endsWith");

	private static final List<String> MISSING = List.of("isNull");

	private final RandomChoices choices;

	private final ModelGraph graph;

	RandomFilters(RandomChoices choices, ModelGraph graph) {
		this.choices = choices;
		this.graph = graph;
	}

	RandomFilter<Article> articles(int depth) {
		List<Supplier<RandomFilter<Article>>> terms = new ArrayList<>(List.of(
				() -> compared("webUrl", Article::key, this::address, EQUALITIES, PARTS.subList(0, 2)),
				() -> compared("title", Article::title, () -> same(this.choices.value(RandomGraph.TITLES)), EQUALITIES,
						RANGES, PARTS, MISSING),
				() -> instant("publishedDateTime", Article::publishedDateTime),
				() -> instant("updatedDateTime", Article::updatedDateTime),
				() -> text("category", Article::category, List.of("news", "learning")),
				() -> text("type", Article::type, List.of("article", "video")),
				() -> text("locale", Article::locale, List.of("en", "en-US", "de")),
				() -> compared("originalUrl", Article::originalUrl,
						() -> same(this.choices.value(RandomGraph.ORIGINALS)), EQUALITIES, PARTS, MISSING),
				() -> text("excerpt", Article::excerpt, RandomGraph.TITLES),
				() -> text("body", Article::body, List.of("Twin", "twin\n1", "\n2", "LEARN")),
				() -> number("quality", Article::quality, 101), () -> number("heat", Article::heat, 101),
				() -> flag("published", Article::published), () -> flag("hasDocument", Article::hasDocument),
				() -> number("relatedCount", (article) -> article.related().size(), 5),
				() -> number("relatedByCount", (article) -> this.graph.listing(article).size(), 5),
				() -> number("topicCount", (article) -> article.topics().size(), 4),
				() -> number("collectionCount", (article) -> this.graph.collections(article).size(), 4)));
		if (depth > 0) {
			terms.add(() -> one("provider", this.graph::provider, providers(depth - 1)));
			terms.add(() -> quantified("topics", this.graph::topics, () -> topics(depth - 1)));
			terms.add(() -> quantified("related", this.graph::listed, () -> articles(depth - 1)));
			terms.add(() -> quantified("relatedBy", this.graph::listing, () -> articles(depth - 1)));
			terms.add(() -> quantified("collections", this.graph::collections, () -> collections(depth - 1)));
			terms.addAll(terms.subList(terms.size() - 5, terms.size()));
			combinations(terms, () -> articles(depth - 1));
		}
		return together(terms);
	}

	RandomFilter<Collection> collections(int depth) {
		List<Supplier<RandomFilter<Collection>>> terms = new ArrayList<>(
				List.of(() -> text("folder", Collection::folder, List.of("seeds", "other", "e")),
						() -> text("path", Collection::path, List.of("lists/", "lists/1.md", ".md")),
						() -> compared("title", Collection::title, () -> same(this.choices.value(RandomGraph.TITLES)),
								EQUALITIES, RANGES, PARTS, MISSING),
						() -> number("heat", Collection::heat, 101),
						() -> number("itemCount", (collection) -> collection.items().size(), 6)));
		if (depth > 0) {
			terms.add(() -> one("provider", this.graph::provider, providers(depth - 1)));
			terms.add(() -> quantified("topics", this.graph::topics, () -> topics(depth - 1)));
			terms.add(() -> quantified("items", this.graph::items, () -> articles(depth - 1)));
			combinations(terms, () -> collections(depth - 1));
		}
		return together(terms);
	}

	RandomFilter<Provider> providers(int depth) {
		List<Supplier<RandomFilter<Provider>>> terms = new ArrayList<>(
				List.of(() -> compared("domain", Provider::domain, this::domain, EQUALITIES, MISSING),
						() -> text("domain", Provider::domain, List.of("a", "beta.example", ".example")),
						() -> text("name", Provider::name, List.of("Beta", "alpha", "Ä")),
						() -> number("articleCount", (provider) -> this.graph.by(provider).size(), 12)));
		if (depth > 0) {
			terms.add(() -> quantified("articles", this.graph::by, () -> articles(depth - 1)));
			combinations(terms, () -> providers(depth - 1));
		}
		return together(terms);
	}

	RandomFilter<Topic> topics(int depth) {
		List<Supplier<RandomFilter<Topic>>> terms = new ArrayList<>(
				List.of(() -> compared("slug", Topic::slug, this::slug, EQUALITIES, MISSING),
						() -> text("slug", Topic::slug, List.of("a", "law", "history")),
						() -> text("name", Topic::name, List.of("Law", "Art", "AI")),
						() -> number("articleCount", (topic) -> this.graph.about(topic).size(), 15)));
		if (depth > 0) {
			terms.add(() -> one("parent", this.graph::parent, topics(depth - 1)));
			terms.add(() -> quantified("subtopics", this.graph::subtopics, () -> topics(depth - 1)));
			terms.add(() -> quantified("articles", this.graph::about, () -> articles(depth - 1)));
			combinations(terms, () -> topics(depth - 1));
		}
		return together(terms);
	}

	/** Returns a filter of rows, without a filter of the counted articles. */
	RandomFilter<Row> rows(int depth) {
		List<Supplier<RandomFilter<Row>>> terms = new ArrayList<>(List.of(
				() -> one("provider", Row::provider, providers(depth)), () -> one("topic", Row::topic, topics(depth)),
				() -> number("articleCount", Row::articleCount, 6), () -> fraction("share", Row::share, 1),
				() -> fraction("averageQuality", Row::averageQuality, 100),
				() -> fraction("averageHeat", Row::averageHeat, 100),
				() -> instant("firstPublished", Row::firstPublished),
				() -> instant("lastPublished", Row::lastPublished)));
		if (depth > 0) {
			combinations(terms, () -> rows(0));
		}
		return together(terms);
	}

	private <T> void combinations(List<Supplier<RandomFilter<T>>> terms, Supplier<RandomFilter<T>> inner) {
		terms.add(() -> many("and", inner));
		terms.add(() -> many("or", inner));
		terms.add(() -> {
			RandomFilter<T> not = inner.get();
			return new RandomFilter<>(Map.of("not", not.json()), not.met().negate());
		});
	}

	private <T> RandomFilter<T> many(String name, Supplier<RandomFilter<T>> inner) {
		List<RandomFilter<T>> filters = new ArrayList<>();
		for (int i = this.choices.forms().nextInt(2); i >= 0; i--) {
			filters.add(inner.get());
		}
		Predicate<T> met = name.equals("and")
				? (object) -> filters.stream().allMatch((filter) -> filter.met().test(object))
				: (object) -> filters.stream().anyMatch((filter) -> filter.met().test(object));
		return new RandomFilter<>(Map.of(name, filters.stream().map(RandomFilter::json).toList()), met);
	}

	/** Returns zero to two conditions, all of which must match. */
	private <T> RandomFilter<T> together(List<Supplier<RandomFilter<T>>> terms) {
		Map<String, Object> json = new LinkedHashMap<>();
		Predicate<T> met = (object) -> true;
		int[] counts = { 0, 1, 1, 1, 1, 1, 1, 1, 2, 2 };
		for (int i = counts[this.choices.forms().nextInt(counts.length)]; i > 0; i--) {
			RandomFilter<T> term = this.choices.form(terms).get();
			if (json.keySet().stream().noneMatch(term.json()::containsKey)) {
				json.putAll(term.json());
				met = met.and(term.met());
			}
		}
		return new RandomFilter<>(json, met);
	}

	private <T, C> RandomFilter<T> one(String name, Function<T, C> child, RandomFilter<C> filter) {
		return new RandomFilter<>(Map.of(name, filter.json()), (object) -> {
			C one = child.apply(object);
			return one != null && filter.met().test(one);
		});
	}

	private <T, C> RandomFilter<T> quantified(String name, Function<T, List<C>> children,
			Supplier<RandomFilter<C>> inner) {
		RandomFilter<C> filter = inner.get();
		String quantifier = this.choices.form(List.of("some", "none", "all"));
		return new RandomFilter<>(Map.of(name, Map.of(quantifier, filter.json())), (object) -> switch (quantifier) {
			case "some" -> children.apply(object).stream().anyMatch(filter.met());
			case "none" -> children.apply(object).stream().noneMatch(filter.met());
			default -> children.apply(object).stream().allMatch(filter.met());
		});
	}

	private <T> RandomFilter<T> text(String name, Function<T, Object> value, List<String> texts) {
		return compared(name, value, () -> same(this.choices.value(texts)), RANGES, PARTS, MISSING,
				name.equals("domain") || name.equals("slug") ? PARTS : EQUALITIES);
	}

	private <T> RandomFilter<T> number(String name, Function<T, Object> value, int bound) {
		int[] values = { -1, 0, 1, 25, 50, 51, 75 };
		return compared(name, value, () -> same((bound > 100) ? values[this.choices.values().nextInt(values.length)]
				: this.choices.values().nextInt(bound)), EQUALITIES, RANGES, MISSING);
	}

	private <T> RandomFilter<T> fraction(String name, Function<T, Object> value, int greatest) {
		return compared(name, value, () -> same(this.choices.values().nextInt(9) / 8.0 * greatest), RANGES, MISSING);
	}

	private <T> RandomFilter<T> flag(String name, Function<T, Object> value) {
		return compared(name, value, () -> same(this.choices.values().nextBoolean()), List.of("eq"), MISSING);
	}

	private <T> RandomFilter<T> instant(String name, Function<T, Object> value) {
		if (this.choices.forms().nextInt(5) == 0) {
			Instant since = this.choices.value(RandomGraph.SINCE);
			String span = "PT%dH".formatted(Duration.between(since, Instant.now()).toHours());
			return new RandomFilter<>(Map.of(name, Map.of("withinLast", span)),
					(object) -> ModelValues.meets(value.apply(object), "gte", since));
		}
		return compared(name, value, () -> {
			Instant instant = this.choices.value(RandomGraph.INSTANTS);
			if (this.choices.values().nextInt(8) == 0) {
				LocalDate date = LocalDate.ofInstant(instant, ZoneOffset.UTC);
				return new Spelling(date.toString(), date.atStartOfDay(ZoneOffset.UTC).toInstant());
			}
			int hours = this.choices.values().nextInt(-12, 13);
			return new Spelling((this.choices.values().nextInt(3) > 0) ? instant.toString()
					: instant.atOffset(ZoneOffset.ofHours(hours)).toString(), instant);
		}, EQUALITIES, RANGES, MISSING);
	}

	/** Returns one or two operators on a value. */
	@SafeVarargs
	@SuppressWarnings("varargs")
	private <T> RandomFilter<T> compared(String name, Function<T, Object> value, Supplier<Spelling> some,
			List<String>... operators) {
		Map<String, Object> json = new LinkedHashMap<>();
		Predicate<T> met = (object) -> true;
		boolean ignoresCase = List.of(operators).stream().anyMatch((names) -> names.contains("startsWith"))
				&& this.choices.forms().nextInt(3) == 0;
		if (ignoresCase) {
			json.put("mode", new EnumName("INSENSITIVE"));
		}
		for (int i = this.choices.forms().nextInt(4) / 3; i >= 0; i--) {
			String operator = this.choices.form(this.choices.form(List.of(operators)));
			if (json.containsKey(operator)) {
				continue;
			}
			Spelling operand = operand(operator, some);
			boolean keyed = name.endsWith("Url");
			json.put(operator, (ignoresCase && !keyed) ? inAnyCase(operand.written()) : operand.written());
			met = met.and(ignoresCase
					? (object) -> ModelValues.meets(ModelValues.lowerCase(value.apply(object)), operator,
							ModelValues.lowerCase(operand.meant()))
					: (object) -> ModelValues.meets(value.apply(object), operator, operand.meant()));
		}
		return new RandomFilter<>(Map.of(name, json), met);
	}

	private Object inAnyCase(Object written) {
		return switch (written) {
			case List<?> list -> list.stream().map(this::inAnyCase).toList();
			case String text when this.choices.values().nextBoolean() -> text.toUpperCase(Locale.ROOT);
			default -> written;
		};
	}

	private Spelling operand(String operator, Supplier<Spelling> some) {
		if (operator.equals("isNull")) {
			return same(this.choices.forms().nextBoolean());
		}
		if (operator.equals("in") || operator.equals("notIn")) {
			List<Spelling> values = new ArrayList<>();
			for (int i = this.choices.values().nextInt(3); i >= 0; i--) {
				values.add(some.get());
			}
			return new Spelling(values.stream().map(Spelling::written).toList(),
					values.stream().map(Spelling::meant).toList());
		}
		Spelling value = some.get();
		if (PARTS.contains(operator)) {
			String text = value.meant().toString();
			int from = operator.equals("startsWith") ? 0 : text.offsetByCodePoints(0, this.choices.values().nextInt(2));
			int length = this.choices.values().nextInt(text.codePointCount(from, text.length()) + 1);
			return same(operator.equals("endsWith") ? text.substring(from)
					: text.substring(from, text.offsetByCodePoints(from, length)));
		}
		return value;
	}

	private Spelling address() {
		String key = RandomGraph.key(this.choices.values().nextInt(Math.max(1, this.graph.articles().size()) + 1));
		return new Spelling(spelled(key), key);
	}

	/** Returns an address in a spelling that a client could use. */
	String spelled(String key) {
		return switch (this.choices.values().nextInt(4)) {
			case 0 -> key.replace("https://", "HTTPS://").replace(".example", ".EXAMPLE:443") + "?utm_medium=x#top";
			case 1 -> key + "?fbclid=1";
			default -> key;
		};
	}

	private Spelling domain() {
		String domain = this.choices.value(RandomGraph.PROVIDERS).domain();
		return new Spelling(this.choices.values().nextBoolean() ? domain : "WWW." + domain, domain);
	}

	private Spelling slug() {
		String name = this.choices.value(RandomGraph.TOPICS);
		String slug = RandomGraph.slug(name);
		return new Spelling(this.choices.values().nextBoolean() ? slug : name, slug);
	}

	private static Spelling same(Object value) {
		return new Spelling(value, value);
	}

	/** A value as a client writes it, and its meaning. */
	private record Spelling(Object written, Object meant) {
	}

}
