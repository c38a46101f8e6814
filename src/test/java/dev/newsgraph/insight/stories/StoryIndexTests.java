package dev.newsgraph.insight.stories;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever happened to an index, its stories are those of a new one with its articles.
 */
class StoryIndexTests {

	private static final int TOPICS = 6;

	private static final int EVENTS = 3;

	private static final int ARTICLES = 8;

	private static final StorySettings ROUNDED = new StorySettings(0, 0, 0.1, Duration.ofDays(30), 64, 5, 0.3, 0.6, 0);

	static LongStream seeds() {
		return LongStream.range(0, Long.getLong("stories.seeds", 30));
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void storiesAreThoseOfANewIndex(long seed) {
		Random random = new Random(seed);
		StorySettings settings = settings(random);
		List<StoryArticle> versions = versions(seed, random);
		StoryIndex index = new StoryIndex(settings);
		Map<String, StoryArticle> articles = new HashMap<>();
		for (int run = 0; run < 10; run++) {
			for (int i = (run == 0) ? 100 : 1 + random.nextInt(random.nextBoolean() ? 4 : 40); i > 0; i--) {
				StoryArticle article = versions.get(random.nextInt(versions.size()));
				if (run > 0 && random.nextInt(3) == 0) {
					index.remove(article.key());
					articles.remove(article.key());
				}
				else {
					index.put(List.of(article));
					articles.put(article.key(), article);
				}
			}
			List<StoryArticle> shuffled = new ArrayList<>(articles.values());
			Collections.shuffle(shuffled, random);
			assertThat(index.stories()).as("run %d", run).isEqualTo(new StoryGrouping(settings).group(shuffled));
			assertThat(index.size()).isEqualTo(articles.size());
		}
	}

	@Test
	void storiesWithoutAChangeAreKept() {
		List<StoryArticle> articles = new GeneratedArticles(1).of(20, 2, 6);
		StoryIndex index = new StoryIndex(ROUNDED);
		index.put(articles);
		List<Story> before = index.stories();
		assertThat(index.stories()).usingElementComparator((one, other) -> (one == other) ? 0 : 1).isEqualTo(before);
		index.remove(articles.getFirst().key());
		List<Story> after = index.stories();
		Set<Story> kept = Collections.newSetFromMap(new IdentityHashMap<>());
		kept.addAll(before);
		assertThat(after).hasSameSizeAs(before);
		assertThat(after.stream().filter(kept::contains)).hasSizeBetween(1, before.size() - 1);
	}

	@Test
	void anotherSpellingOfATitleMakesItsStoryAnew() {
		StoryIndex index = new StoryIndex(StorySettings.WORDS);
		index.put(List.of(StoryArticle.ofText("a", "Harbor bridge collapses", ""),
				StoryArticle.ofText("b", "Harbor bridge collapses", "")));
		List<Story> before = index.stories();
		index.put(List.of(StoryArticle.ofText("a", "HARBOR bridge collapses", "")));
		assertThat(index.stories()).isEqualTo(before).first().isNotSameAs(before.getFirst());
		assertThat(index.title("a")).isEqualTo("HARBOR bridge collapses");
	}

	@Test
	void removedAndUnknownArticlesAreNoArticles() {
		StoryIndex index = new StoryIndex(StorySettings.WORDS);
		index.remove("gone");
		index.put(List.of(new StoryArticle("a", "Harbor", "", null, null, Set.of("b"))));
		assertThat(index.size()).isOne();
		assertThat(index.stories()).isEmpty();
		index.remove("a");
		assertThat(index.size()).isZero();
		assertThat(index.stories()).isEmpty();
	}

	@Test
	void anIndexOfWhichMostIsGoneIsSparse() {
		StoryIndex index = new StoryIndex(StorySettings.WORDS);
		index.put(IntStream.range(0, 2_000).mapToObj((i) -> StoryArticle.ofText("a" + i, "Harbor", "")).toList());
		index.stories();
		assertThat(index.isSparse()).isFalse();
		IntStream.range(0, 1_700).forEach((i) -> index.remove("a" + i));
		index.stories();
		assertThat(index.isSparse()).isTrue();
	}

	/** Few candidates make lists full, so that articles leave them. */
	private static StorySettings settings(Random random) {
		StorySettings shipped = random.nextBoolean() ? StorySettings.DEFAULTS : StorySettings.WORDS;
		int candidates = List.of(shipped.candidates(), 8, 3, 1).get(random.nextInt(4));
		return new StorySettings(shipped.meaning(), shipped.unrelated(), shipped.edge(), shipped.interval(), candidates,
				1 + random.nextInt(5), shipped.scale(), List.of(shipped.resolution(), 0.4, 0.9).get(random.nextInt(3)),
				List.of(0, 60, 1_000).get(random.nextInt(3)));
	}

	/** Returns several versions of each article. */
	private static List<StoryArticle> versions(long seed, Random random) {
		List<StoryArticle> versions = new ArrayList<>();
		for (int version = 0; version < 3; version++) {
			for (StoryArticle article : new GeneratedArticles(3 * seed + version).of(TOPICS, EVENTS, ARTICLES)) {
				Set<String> related = new HashSet<>();
				for (int i = random.nextInt(10) - 7; i > 0; i--) {
					related.add("t%de%d-%d".formatted(random.nextInt(TOPICS), random.nextInt(EVENTS),
							random.nextInt(ARTICLES)));
				}
				Instant published = (random.nextInt(5) == 0) ? null
						: Instant.ofEpochSecond(random.nextInt(20 * 24 * 3600));
				versions.add(new StoryArticle(article.key(), article.title(), article.text(), vector(article, random),
						published, related));
			}
		}
		return versions;
	}

	private static float @Nullable [] vector(StoryArticle article, Random random) {
		if (random.nextInt(8) == 0) {
			return null;
		}
		Random event = new Random(GeneratedArticles.event(article.key()).hashCode());
		double[] values = IntStream.range(0, 16)
			.mapToDouble((i) -> 0.3 + event.nextGaussian() + 0.3 * random.nextGaussian())
			.toArray();
		double length = Math.sqrt(IntStream.range(0, 16).mapToDouble((i) -> values[i] * values[i]).sum());
		float[] vector = new float[values.length];
		for (int i = 0; i < vector.length; i++) {
			vector[i] = (float) (values[i] / length);
		}
		return vector;
	}

}
