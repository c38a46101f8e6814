package dev.newsgraph.insight.stories;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class StoryGroupingTests {

	private static final StoryGrouping GROUPING = new StoryGrouping(StorySettings.WORDS);

	private static final Instant DAY = Instant.parse("2026-11-29T00:00:00Z");

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5 })
	void orderOfArticlesDoesNotMatter(long seed) {
		Random random = new Random(seed);
		List<StoryArticle> articles = withVectors(new GeneratedArticles(seed).of(5, 3, 6), random);
		List<StoryArticle> shuffled = new ArrayList<>(articles);
		Collections.shuffle(shuffled, random);
		StoryGrouping grouping = new StoryGrouping(StorySettings.DEFAULTS);
		assertThat(grouping.group(shuffled)).isNotEmpty().isEqualTo(grouping.group(articles));
		assertThat(GROUPING.group(shuffled)).isNotEmpty().isEqualTo(GROUPING.group(articles));
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5 })
	void eventsOfOneTopicAreDifferentStories(long seed) {
		List<Story> stories = GROUPING.group(new GeneratedArticles(seed).of(4, 2, 7));
		assertThat(stories).hasSize(8)
			.allSatisfy((story) -> assertThat(story.articles()).hasSize(7)
				.allMatch((key) -> GeneratedArticles.event(key)
					.equals(GeneratedArticles.event(story.articles().getFirst()))));
	}

	@Test
	void storyHasMoreArticlesThanAnArticleIsComparedWith() {
		List<StoryArticle> articles = new ArrayList<>(new GeneratedArticles(1).of(2, 2, 5));
		IntStream.range(0, 300)
			.mapToObj((i) -> StoryArticle.ofText("large-" + i, "Harbor bridge of Osterby collapses",
					"Divers search the river below the broken span. Word" + i + " word" + i % 7))
			.forEach(articles::add);
		assertThat(GROUPING.group(articles)).hasSize(5)
			.filteredOn((story) -> story.articles().contains("large-0"))
			.singleElement()
			.satisfies((story) -> assertThat(story.articles()).hasSize(300));
	}

	@Test
	void fewShortArticlesWithOneWordInCommonAreNoStory() {
		assertThat(GROUPING.group(List.of(titled("a", "Bank raises interest rates"),
				titled("b", "River bank flooded after storm"), titled("c", "Team wins the cup final"))))
			.isEmpty();
	}

	@Test
	void fewShortArticlesAboutOneEventAreOneStory() {
		assertThat(GROUPING.group(List.of(titled("a", "Harbor bridge of Osterby collapses"),
				titled("b", "Osterby: harbor bridge collapses in storm"),
				titled("c", "Collapsed harbor bridge in Osterby was inspected"),
				titled("d", "Team wins the cup final"))))
			.singleElement()
			.satisfies((story) -> assertThat(story.articles()).containsExactly("a", "b", "c"));
	}

	@Test
	void centralArticleIsOneOfTheStory() {
		assertThat(GROUPING.group(new GeneratedArticles(3).of(2, 2, 6))).isNotEmpty()
			.allSatisfy((story) -> assertThat(story.articles()).contains(story.central()));
	}

	@Test
	void equalTextsFarApartInTimeAreDifferentStories() {
		List<StoryArticle> articles = Stream.of(0, 1, 2, 400, 401, 402)
			.map((day) -> new StoryArticle("day-" + (1000 + day), "Storm hits the harbor", "Waves broke the wall.",
					null, DAY.plus(Duration.ofDays(day)), Set.of()))
			.toList();
		assertThat(GROUPING.group(articles)).extracting(Story::articles)
			.containsExactly(List.of("day-1000", "day-1001", "day-1002"), List.of("day-1400", "day-1401", "day-1402"));
	}

	@Test
	void vectorsJoinArticlesWithoutCommonWordsOnlyIfTheyAreCompared() {
		float[] vector = { 0.6f, 0.8f };
		StoryArticle one = new StoryArticle("a", "Harbor bridge collapses", "", vector, null, Set.of());
		StoryArticle other = new StoryArticle("b", "Hafenbrücke eingestürzt", "", vector, null, Set.of("a"));
		assertThat(new StoryGrouping(StorySettings.DEFAULTS).group(List.of(one, other))).singleElement()
			.satisfies((story) -> assertThat(story.articles()).containsExactly("a", "b"));
	}

	@Test
	void articlesWithoutTextAreInNoStory() {
		assertThat(GROUPING.group(List.of())).isEmpty();
		assertThat(GROUPING.group(List.of(titled("a", "")))).isEmpty();
		assertThat(GROUPING.group(List.of(titled("a", ""), titled("b", ""), titled("c", " .,; ")))).isEmpty();
	}

	@Test
	void textsOfAnyScriptAndLengthAreRead() {
		List<StoryArticle> articles = Stream
			.of("東京で大きな火事", "東京の火事、消火続く", "Пожар в Токио", "حريق في طوكيو", "🔥🔥🔥", "\u0000\uD800")
			.map((title) -> titled("key-" + title, title))
			.collect(Collectors.toCollection(ArrayList::new));
		articles.add(StoryArticle.ofText("long", "Long", "word ".repeat(200_000)));
		articles.add(StoryArticle.ofText("one", "One", "x".repeat(1_000_000)));
		assertThat(GROUPING.group(articles)).allSatisfy((story) -> assertThat(story.articles()).hasSizeGreaterThan(1));
	}

	@Test
	void vectorsOfDifferentModelsAreNotCompared() {
		StoryArticle one = new StoryArticle("a", "Harbor", "", new float[] { 1 }, null, Set.of("b", "gone"));
		StoryArticle other = new StoryArticle("b", "Bridge", "", new float[] { 1, 0 }, null, Set.of());
		assertThat(new StoryGrouping(StorySettings.DEFAULTS).group(List.of(one, other))).isEmpty();
	}

	private static StoryArticle titled(String key, String title) {
		return StoryArticle.ofText(key, title, "");
	}

	/** Adds vectors: those of one event are near to each other. */
	private static List<StoryArticle> withVectors(List<StoryArticle> articles, Random random) {
		return articles.stream()
			.map((article) -> new StoryArticle(article.key(), article.title(), article.text(),
					vector(new Random(GeneratedArticles.event(article.key()).hashCode()), random), null, Set.of()))
			.toList();
	}

	private static float[] vector(Random event, Random noise) {
		double[] values = IntStream.range(0, 32)
			.mapToDouble((i) -> 0.3 + event.nextGaussian() + 0.3 * noise.nextGaussian())
			.toArray();
		double length = Math.sqrt(DoubleStream.of(values).map((value) -> value * value).sum());
		float[] vector = new float[values.length];
		for (int i = 0; i < vector.length; i++) {
			vector[i] = (float) (values[i] / length);
		}
		return vector;
	}

}
