package dev.newsgraph.insight.stories;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class NearnessTests {

	private static final StorySettings SETTINGS = new StorySettings(0.5, 0.75, 0.1, Duration.ofDays(30), 64, 5, 0.4,
			0.7, 0);

	private static final Instant DAY = Instant.parse("2026-11-29T00:00:00Z");

	@Test
	void meaningAndWordsHaveTheirShares() {
		StoryArticle storm = article("a", "storm", new float[] { 1, 0 }, null);
		StoryArticle flood = article("b", "flood", new float[] { 1, 0 }, null);
		assertThat(nearness(storm, flood)).isCloseTo(0.5, within(1e-6));
		assertThat(nearness(storm, article("b", "storm", new float[] { 1, 0 }, null))).isCloseTo(1, within(1e-6));
	}

	@Test
	void unrelatedMeaningIsNotNegative() {
		assertThat(nearness(article("a", "storm", new float[] { 1, 0 }, null),
				article("b", "flood", new float[] { 0, 1 }, null)))
			.isZero();
	}

	@Test
	void nearnessIsHalvedAfterTheInterval() {
		double near = nearness(article("a", "storm", null, DAY), article("b", "storm", null, DAY));
		double later = nearness(article("a", "storm", null, DAY),
				article("b", "storm", null, DAY.plus(Duration.ofDays(30))));
		assertThat(near).isCloseTo(1, within(1e-6));
		assertThat(later).isCloseTo(0.5, within(1e-6));
	}

	@Test
	void relatedEdgeAddsToTheNearnessInBothDirections() {
		StoryArticle one = new StoryArticle("a", "storm", "", null, null, Set.of("b"));
		StoryArticle other = article("b", "flood", null, null);
		assertThat((float) nearness(one, other)).isEqualTo(0.1f).isEqualTo((float) nearness(other, one));
	}

	private static StoryArticle article(String key, String title, float @Nullable [] vector,
			@Nullable Instant published) {
		return new StoryArticle(key, title, "", vector, published, Set.of());
	}

	private static double nearness(StoryArticle one, StoryArticle other) {
		IndexedArticles articles = new IndexedArticles(List.of(one, other));
		return new Nearness(articles.weights, SETTINGS).of(articles.articles.get(0), articles.articles.get(1));
	}

}
