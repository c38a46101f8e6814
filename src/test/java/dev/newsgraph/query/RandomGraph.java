package dev.newsgraph.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import java.util.function.Supplier;

import dev.newsgraph.query.ModelGraph.Article;
import dev.newsgraph.query.ModelGraph.Collection;
import dev.newsgraph.query.ModelGraph.Provider;
import dev.newsgraph.query.ModelGraph.Topic;

/**
 * Creates small random graphs: up to forty articles with equal and missing values,
 * unscored heat, unrelated articles and cycles of relations.
 */
final class RandomGraph {

	static final List<String> TITLES = List.of("Twin", "Twin", "twin", "Robots learn", "Robots  learn", "apples",
			"Älter", "\uD83D\uDE00 smiles", "\uFB01ne", "\u00C4LTER", "\u0130l", "\u039F\u03A3 \u039F\u03A3",
			"stra\u00DFe", "a\tb \"c\" \\d", "Z", "10", "9");

	static final List<Instant> INSTANTS = List
		.of("2019-12-29T23:59:59.999Z", "2019-12-30T00:00:00Z", "2020-01-01T00:00:00Z", "2020-01-31T12:00:00Z",
				"2020-02-02T23:30:00Z", "2020-02-03T00:00:00Z", "2020-02-29T10:00:00Z", "2020-02-29T10:59:59Z",
				"2020-03-01T00:00:00.000000001Z")
		.stream()
		.map(Instant::parse)
		.toList();

	static final List<String> ORIGINALS = List.of("https://origin.example/a", "https://origin.example/A",
			"HTTPS://Origin.example/b?utm_source=x", "https://origin.example/c#top");

	/** Instants that are hours away from those of the articles. */
	static final List<Instant> SINCE = List
		.of("2019-12-15T12:00:00Z", "2019-12-31T12:00:00Z", "2020-01-15T12:00:00Z", "2020-02-10T12:00:00Z",
				"2020-02-29T18:00:00Z", "2020-06-01T12:00:00Z")
		.stream()
		.map(Instant::parse)
		.toList();

	static final List<Provider> PROVIDERS = List.of(new Provider("alpha.example", "Beta"),
			new Provider("beta.example", "Beta"), new Provider("gamma.example", "alpha"),
			new Provider("delta.example", "Ärger"), new Provider("idle.example", "Idle"));

	static final List<String> TOPICS = List.of("AI", "Computer Vision", "Law", "Chips", "Art History", "Nothing");

	static final int COLLECTIONS = 8;

	private final Random random;

	RandomGraph(long seed) {
		this.random = RandomChoices.random(seed);
	}

	ModelGraph graph() {
		int size = switch (this.random.nextInt(8)) {
			case 0 -> 0;
			case 1 -> 1 + this.random.nextInt(2);
			default -> 3 + this.random.nextInt(38);
		};
		int gaps = 2 + this.random.nextInt(6);
		int relations = this.random.nextInt(6);
		List<Article> articles = new ArrayList<>();
		for (int i = 0; i < size; i++) {
			articles.add(article(i, size, gaps, relations));
		}
		List<Topic> topics = topics();
		List<Collection> collections = new ArrayList<>();
		for (int i = this.random.nextInt(COLLECTIONS + 1); i > 0; i--) {
			collections.add(collection(collections.size(), size, gaps));
		}
		return new ModelGraph(List.copyOf(articles), PROVIDERS, topics, List.copyOf(collections));
	}

	private Collection collection(int number, int size, int gaps) {
		SequencedMap<String, Integer> items = new LinkedHashMap<>();
		int position = 0;
		for (int i = this.random.nextInt(Math.min(size, 12) + 1); i > 0; i--) {
			position += 1 + this.random.nextInt(2);
			items.putIfAbsent(key(this.random.nextInt(size)), position);
		}
		Integer heat = (this.random.nextInt(4) == 0) ? Integer.valueOf(-1)
				: maybe(gaps, () -> this.random.nextInt(4) * 25);
		return new Collection((number % 2 == 0) ? "seeds" : "other", collectionPath(number / 2), pick(TITLES),
				maybe(gaps, () -> "About"), heat, maybe(gaps, () -> PROVIDERS.get(this.random.nextInt(4)).domain()),
				topicsOf(gaps), items);
	}

	static String collectionPath(int number) {
		return "lists/%d.md".formatted(number);
	}

	private List<Topic> topics() {
		List<Topic> topics = new ArrayList<>();
		for (String name : TOPICS) {
			String slug = slug(name);
			String parent = (topics.isEmpty() || this.random.nextBoolean()) ? null : pick(topics).slug();
			topics.add(new Topic(slug, slug.equals("chips") ? "Law" : name, this.random.nextBoolean() ? "T" : null,
					parent));
		}
		return List.copyOf(topics);
	}

	static String slug(String name) {
		return name.toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
	}

	static String key(int number) {
		return "https://%s.example/story/%02d".formatted((number % 2 == 0) ? "news" : "about", number);
	}

	private Article article(int number, int size, int gaps, int relations) {
		Supplier<Integer> figure = () -> this.random.nextInt(4) * 25 + this.random.nextInt(2);
		boolean hasDocument = this.random.nextInt(3) > 0;
		String written = switch (this.random.nextInt(4)) {
			case 0 -> null;
			case 1 -> key(number).replace("https://", "HTTPS://") + "?utm_source=x#top";
			default -> key(number);
		};
		Integer heat = (this.random.nextInt(4) == 0) ? Integer.valueOf(-1) : maybe(gaps, figure);
		return new Article(key(number), written, pick(TITLES), maybe(gaps, () -> pick(INSTANTS)),
				maybe(gaps, () -> pick(INSTANTS)), maybe(gaps, () -> pick(List.of("news", "learning"))),
				maybe(gaps, () -> pick(List.of("article", "video", "course"))),
				maybe(gaps, () -> pick(List.of("en", "en-US", "de"))), maybe(gaps, figure), heat,
				maybe(gaps, this.random::nextBoolean), hasDocument,
				maybe(gaps, () -> PROVIDERS.get(this.random.nextInt(4)).domain()), topicsOf(gaps),
				hasDocument ? related(number, size, relations) : List.of(), maybe(gaps, () -> pick(ORIGINALS)),
				maybe(gaps, () -> pick(TITLES)), hasDocument ? maybe(gaps, () -> pick(TITLES) + "\n" + number) : null);
	}

	private List<String> topicsOf(int gaps) {
		List<String> slugs = new ArrayList<>(TOPICS.subList(0, 5).stream().map(RandomGraph::slug).toList());
		Collections.shuffle(slugs, this.random);
		return (this.random.nextInt(gaps) == 0) ? List.of() : List.copyOf(slugs.subList(0, this.random.nextInt(4)));
	}

	private List<String> related(int number, int size, int relations) {
		List<String> keys = new ArrayList<>();
		for (int i = 0; i < size; i++) {
			keys.add(key(i));
		}
		keys.remove(number);
		Collections.shuffle(keys, this.random);
		return List.copyOf(keys.subList(0, this.random.nextInt(Math.min(relations, keys.size()) + 1)));
	}

	private <T> T maybe(int gaps, Supplier<T> value) {
		return (this.random.nextInt(gaps) == 0) ? null : value.get();
	}

	private <T> T pick(List<T> values) {
		return values.get(this.random.nextInt(values.size()));
	}

}
