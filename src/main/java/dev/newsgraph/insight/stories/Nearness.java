package dev.newsgraph.insight.stories;

import java.time.Instant;
import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;

/**
 * How near two articles are: 0 for articles that have nothing in common, about 1 for
 * equal ones. It comes from the meaning and the words of their texts, from related edges,
 * and from the time between them.
 */
final class Nearness {

	private final WordWeights weights;

	private final StorySettings settings;

	/** The words of the article that is compared with several. */
	private final long[] spread;

	Nearness(WordWeights weights, StorySettings settings) {
		this.weights = weights;
		this.settings = settings;
		this.spread = new long[weights.terms()];
	}

	/**
	 * Compares an article with the neighbours whose nearness is not known.
	 * @param neighbours returns an article by its number
	 */
	void compare(IndexedArticle article, IntFunction<IndexedArticle> neighbours) {
		this.weights.spread(article.words, this.spread);
		for (int i = 0; i < article.neighbours.length; i++) {
			if (Float.isNaN(article.nearness[i])) {
				IndexedArticle other = neighbours.apply(article.neighbours[i]);
				article.nearness[i] = of(article, other, this.weights.dot(this.spread, other.words));
			}
		}
		for (int term : article.words.terms()) {
			this.spread[term] = 0;
		}
	}

	/** Returns how near two articles are, which does not depend on their order. */
	float of(IndexedArticle one, IndexedArticle other) {
		return of(one, other, this.weights.dot(one.words, other.words));
	}

	private float of(IndexedArticle one, IndexedArticle other, long dot) {
		double nearness = (dot == 0) ? 0 : dot / Math.sqrt((double) one.squares * other.squares);
		float[] vector = one.vector;
		float[] otherVector = other.vector;
		if (this.settings.meaning() > 0 && vector != null && otherVector != null
				&& vector.length == otherVector.length) {
			double meaning = (dot(vector, otherVector) - this.settings.unrelated()) / (1 - this.settings.unrelated());
			nearness += this.settings.meaning() * (meaning - nearness);
		}
		if (one.names(other.number) || other.names(one.number)) {
			nearness += this.settings.edge();
		}
		return (float) Math.max(0, nearness * closeness(one.published, other.published));
	}

	/** Four sums are faster than one. */
	private static double dot(float[] one, float[] other) {
		double a = 0;
		double b = 0;
		double c = 0;
		double d = 0;
		int i = 0;
		for (; i + 3 < one.length; i += 4) {
			a += (double) one[i] * other[i];
			b += (double) one[i + 1] * other[i + 1];
			c += (double) one[i + 2] * other[i + 2];
			d += (double) one[i + 3] * other[i + 3];
		}
		for (; i < one.length; i++) {
			a += (double) one[i] * other[i];
		}
		return (a + b) + (c + d);
	}

	private double closeness(@Nullable Instant one, @Nullable Instant other) {
		if (one == null || other == null) {
			return 1;
		}
		double intervals = (double) (one.getEpochSecond() - other.getEpochSecond())
				/ this.settings.interval().toSeconds();
		return 1 / (1 + intervals * intervals);
	}

}
