package dev.newsgraph.benchmark;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.benchmark.CorpusArticle.CorpusProvider;

/**
 * Generates a feed with few large and many small providers and topics. The same seed gives
 * the same feed.
 */
final class CorpusGenerator {

	private static final Instant FIRST_DAY = Instant.parse("2016-01-01T00:00:00Z");

	private static final int SECONDS = 6 * 365 * 24 * 3600;

	private final SplittableRandom random;

	private final int related;

	private final Prose prose;

	private final List<CorpusProvider> providers;

	private final List<String> topics;

	private final Zipf providerRanks;

	private final Zipf topicRanks;

	/**
	 * Creates a generator with its providers and topics.
	 * @param articles number of articles, which determines the number of providers and topics
	 * @param seed the seed of all random values
	 */
	CorpusGenerator(int articles, long seed) {
		this(articles, seed, 0);
	}

	/**
	 * Creates a generator with its providers and topics.
	 * @param articles number of articles, which determines the number of providers and topics
	 * @param seed the seed of all random values
	 * @param related number of related articles in each document; 0 for three or four
	 */
	CorpusGenerator(int articles, long seed, int related) {
		this.related = related;
		this.random = new SplittableRandom(seed);
		this.prose = new Prose(this.random);
		this.providers = IntStream.range(0, Math.clamp(articles / 50, 20, 1000)).mapToObj((rank) -> {
			String name = this.prose.providerName(rank);
			return new CorpusProvider(name, Prose.slug(name) + ".example");
		}).toList();
		this.topics = this.prose.topicNames(Math.clamp(articles / 100, 20, 200));
		this.providerRanks = new Zipf(this.providers.size());
		this.topicRanks = new Zipf(this.topics.size());
	}

	/** Generates a feed in which all articles of a topic can be related. */
	Corpus generate(int articles) {
		return generate(articles, articles);
	}

	/**
	 * Generates a feed in which articles of a topic are related only within a season.
	 * @param season number of consecutive documents in a season. A larger feed has more
	 * seasons, so the neighbourhood of an article does not depend on the size of the feed.
	 */
	Corpus generate(int articles, int season) {
		List<CorpusArticle> documents = IntStream.range(0, articles).mapToObj(this::article).toList();
		List<CorpusArticle> outside = IntStream.range(articles, articles + Math.max(10, articles / 8))
			.mapToObj(this::article)
			.toList();
		List<List<CorpusArticle>> related = new ArrayList<>(articles);
		for (int start = 0; start < articles; start += season) {
			List<CorpusArticle> published = documents.subList(start, Math.min(start + season, articles));
			Map<String, List<CorpusArticle>> byTopic = published.stream()
				.collect(Collectors.groupingBy((document) -> document.topics().getFirst()));
			published.forEach((document) -> related.add(related(document, documents, outside, byTopic)));
		}
		return new Corpus(documents, outside, related, this.topics);
	}

	private CorpusArticle article(int number) {
		String title = this.prose.headline();
		CorpusProvider provider = this.providers.get(this.providerRanks.draw(this.random));
		Instant published = FIRST_DAY.plusSeconds(this.random.nextInt(SECONDS));
		ZonedDateTime day = published.atZone(ZoneOffset.UTC);
		String address = "https://www.%s/%d/%02d/%s-%d".formatted(provider.domain(), day.getYear(), day.getMonthValue(),
				Prose.slug(title), number);
		Set<String> topics = new LinkedHashSet<>();
		for (int i = this.random.nextInt(1, 5); i > 0; i--) {
			topics.add(this.topics.get(this.topicRanks.draw(this.random)));
		}
		return new CorpusArticle(title, address, chance(0.03), this.prose.excerpt(), this.prose.secured(),
				chance(0.01) ? null : published, this.random.nextInt(100), heat(), provider, List.copyOf(topics),
				this.random.nextInt(1, 4));
	}

	/**
	 * Returns the related articles. Most of them have the same topic, and most of them have a
	 * document.
	 */
	private List<CorpusArticle> related(CorpusArticle document, List<CorpusArticle> documents,
			List<CorpusArticle> outside, Map<String, List<CorpusArticle>> byTopic) {
		Set<CorpusArticle> related = new LinkedHashSet<>();
		int wanted = (this.related > 0) ? this.related : this.random.nextInt(3, 5);
		for (int i = 0; i < wanted || related.size() < this.related; i++) {
			List<CorpusArticle> from = chance(0.12) ? outside
					: chance(0.7) ? byTopic.getOrDefault(document.topics().getFirst(), documents) : documents;
			related.add(from.get(this.random.nextInt(from.size())));
			related.remove(document);
		}
		return List.copyOf(related);
	}

	private @Nullable Integer heat() {
		if (chance(0.15)) {
			return null;
		}
		return chance(0.15) ? -1 : (int) (40 * -Math.log(1 - this.random.nextDouble()));
	}

	private boolean chance(double probability) {
		return this.random.nextDouble() < probability;
	}

}
