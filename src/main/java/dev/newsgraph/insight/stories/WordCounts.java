package dev.newsgraph.insight.stories;

import java.util.Arrays;

/**
 * The words of an article.
 *
 * @param terms numbers of the words, ascending
 * @param counts how often the article uses each of them, at most
 * {@value WordCounts#MAX_COUNT}
 */
record WordCounts(int[] terms, byte[] counts) {

	static final WordCounts NONE = new WordCounts(new int[0], new byte[0]);

	static final int MAX_COUNT = Byte.MAX_VALUE;

	int size() {
		return this.terms.length;
	}

	boolean isSameAs(WordCounts other) {
		return Arrays.equals(this.terms, other.terms) && Arrays.equals(this.counts, other.counts);
	}

}
