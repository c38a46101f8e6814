package dev.newsgraph.benchmark;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Draws ranks of which few come often and most come seldom, as 1/(rank + 1). */
final class Zipf {

	private final double[] upTo;

	Zipf(int ranks) {
		this.upTo = new double[ranks];
		double sum = 0;
		for (int rank = 0; rank < ranks; rank++) {
			sum += 1.0 / (rank + 1);
			this.upTo[rank] = sum;
		}
	}

	/** A rank from 0, the most frequent one. */
	int draw(RandomGenerator random) {
		int found = Arrays.binarySearch(this.upTo, random.nextDouble(this.upTo[this.upTo.length - 1]));
		return (found < 0) ? -found - 1 : found;
	}

}
