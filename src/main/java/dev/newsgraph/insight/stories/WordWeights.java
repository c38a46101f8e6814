package dev.newsgraph.insight.stories;

import java.util.Arrays;
import java.util.List;

/**
 * The weights of words by TF-IDF: the more often an article uses a word, and the fewer
 * articles use it, the more it counts. A word of one article only counts too: without it,
 * two short articles with one word in common would be equal.
 *
 * <p>
 * In a large graph the number of articles, and of those with a word, are rounded to
 * steps, and a word of many articles counts as a word of all. So a few new articles
 * change few weights. Weights are whole numbers, because their sums do not depend on the
 * order of the words.
 */
final class WordWeights {

	/** A word of more articles tells nothing about what they have in common. */
	static final int MAX_FREQUENCY = 1_000;

	/** The weight of a word that is used once, by all articles, is the square of it. */
	private static final int UNIT = 512;

	private static final int[] TIMES = new int[WordCounts.MAX_COUNT + 1];

	static {
		for (int count = 1; count < TIMES.length; count++) {
			TIMES[count] = (int) Math.round((1 + StrictMath.log(count)) * UNIT);
		}
	}

	private final int[] frequencies;

	private final int[] rarities;

	private WordWeights(int[] frequencies, int[] rarities) {
		this.frequencies = frequencies;
		this.rarities = rarities;
	}

	/**
	 * Counts the articles of each word.
	 * @param articles the articles
	 * @param terms number of words
	 * @param exact number of articles up to which counts are not rounded
	 */
	static WordWeights of(List<IndexedArticle> articles, int terms, int exact) {
		int[] frequencies = new int[terms];
		for (IndexedArticle article : articles) {
			for (int term : article.words.terms()) {
				frequencies[term]++;
			}
		}
		int[] ofCount = new int[articles.size() + 1];
		boolean isExact = articles.size() <= exact;
		for (int count = 0; count < ofCount.length; count++) {
			int counted = (isExact || count <= MAX_FREQUENCY) ? count : articles.size();
			double quotient = (1.0 + rounded(articles.size(), isExact)) / (1.0 + rounded(counted, isExact));
			ofCount[count] = (int) Math.round((StrictMath.log(quotient) + 1) * UNIT);
		}
		return new WordWeights(frequencies, Arrays.stream(frequencies).map((count) -> ofCount[count]).toArray());
	}

	private static double rounded(int count, boolean isExact) {
		return isExact ? count : Math.scalb(1.0, exponent(count));
	}

	/**
	 * Returns the exponent of the step that is the nearest by its ratio. The steps are 1,
	 * 2, 4 and 8, and then every second power of two.
	 */
	static int exponent(int count) {
		int exponent = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(Math.max(1, count));
		if (exponent > 3) {
			return ((exponent & 1) == 0) ? exponent + 1 : exponent;
		}
		int nearest = ((long) count * count > 1L << (2 * exponent + 1)) ? exponent + 1 : exponent;
		return Math.min(nearest, 3);
	}

	/** Returns the weight of a word in an article that uses it so often. */
	int weight(int term, byte count) {
		return TIMES[count] * this.rarities[term];
	}

	/** Returns whether articles are looked up by a word. */
	boolean isUseful(int term) {
		return this.frequencies[term] > 1 && this.frequencies[term] <= MAX_FREQUENCY;
	}

	/** Returns how many articles use a word. */
	int frequency(int term) {
		return this.frequencies[term];
	}

	/** Returns the number of words that an article uses. */
	int used() {
		return (int) Arrays.stream(this.frequencies).filter((frequency) -> frequency > 0).count();
	}

	/** Returns the number of words. */
	int terms() {
		return this.frequencies.length;
	}

	/** Returns whether a word had another weight before. */
	boolean differs(int term, WordWeights before) {
		return term >= before.rarities.length || this.rarities[term] != before.rarities[term]
				|| isUseful(term) != before.isUseful(term);
	}

	/** Returns whether articles are, or were before, looked up by a word. */
	boolean isUsefulNowOr(int term, WordWeights before) {
		return isUseful(term) || (term < before.rarities.length && before.isUseful(term));
	}

	/**
	 * Prepares an article that is compared with several.
	 * @param spread gets at the number of each word its part in a dot product
	 */
	void spread(WordCounts words, long[] spread) {
		for (int i = 0; i < words.size(); i++) {
			int term = words.terms()[i];
			spread[term] = (long) weight(term, words.counts()[i]) * this.rarities[term];
		}
	}

	/**
	 * Returns the dot product of the weights of two articles, faster than for pairs.
	 * @param spread what one of them was prepared to
	 */
	long dot(long[] spread, WordCounts other) {
		int[] terms = other.terms();
		byte[] counts = other.counts();
		long sum = 0;
		for (int i = 0; i < terms.length; i++) {
			sum += spread[terms[i]] * TIMES[counts[i]];
		}
		return sum;
	}

	/** Returns the dot product of the weights of two articles. */
	long dot(WordCounts one, WordCounts other) {
		int[] terms = one.terms();
		int[] others = other.terms();
		long sum = 0;
		int i = 0;
		int j = 0;
		while (i < terms.length && j < others.length) {
			int difference = terms[i] - others[j];
			if (difference == 0) {
				sum += (long) weight(terms[i], one.counts()[i]) * weight(terms[i], other.counts()[j]);
			}
			i += (difference <= 0) ? 1 : 0;
			j += (difference >= 0) ? 1 : 0;
		}
		return sum;
	}

}
