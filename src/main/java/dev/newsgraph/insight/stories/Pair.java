package dev.newsgraph.insight.stories;

import java.util.Arrays;

/** Pairs of numbers, each of which is one value: the first number is its upper half. */
final class Pair {

	private Pair() {
	}

	static int first(long pair) {
		return (int) (pair >>> Integer.SIZE);
	}

	static int second(long pair) {
		return (int) pair;
	}

	/** Collects pairs. */
	static final class Collector {

		private long[] pairs = new long[64];

		private int size;

		void add(int first, int second) {
			this.pairs = (this.size == this.pairs.length) ? Arrays.copyOf(this.pairs, 2 * this.size) : this.pairs;
			this.pairs[this.size++] = ((long) first << Integer.SIZE) | second;
		}

		/** Returns the pairs in ascending order. */
		long[] sorted() {
			Arrays.sort(this.pairs, 0, this.size);
			return Arrays.copyOf(this.pairs, this.size);
		}

	}

}
