package dev.newsgraph.insight.stories;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How near two articles are: 0 for articles that have nothing in common, about 1 for
 * equal ones. It comes from the meaning and the words of their texts, from related edges,
 * and from the time between them.
 */
final class Nearness {

	private final List<StoryArticle> articles;

	private final TermVectors words;

	private final StorySettings settings;

	Nearness(List<StoryArticle> articles, TermVectors words, StorySettings settings) {
		this.articles = articles;
		this.words = words;
		this.settings = settings;
	}

	/** Returns how near two articles are, which does not depend on their order. */
	double of(int first, int second) {
		StoryArticle one = this.articles.get(first);
		StoryArticle other = this.articles.get(second);
		double nearness = this.words.get(first).dot(this.words.get(second));
		float[] vector = one.vector();
		float[] otherVector = other.vector();
		if (vector != null && otherVector != null && vector.length == otherVector.length) {
			double meaning = (dot(vector, otherVector) - this.settings.unrelated()) / (1 - this.settings.unrelated());
			nearness += this.settings.meaning() * (meaning - nearness);
		}
		if (one.related().contains(other.key()) || other.related().contains(one.key())) {
			nearness += this.settings.edge();
		}
		return Math.max(0, nearness * closeness(one.published(), other.published()));
	}

	private static double dot(float[] one, float[] other) {
		double sum = 0;
		for (int i = 0; i < one.length; i++) {
			sum += (double) one[i] * other[i];
		}
		return sum;
	}

	private double closeness(@Nullable Instant one, @Nullable Instant other) {
		if (one == null || other == null) {
			return 1;
		}
		double intervals = (double) Duration.between(one, other).toSeconds() / this.settings.interval().toSeconds();
		return 1 / (1 + intervals * intervals);
	}

}
