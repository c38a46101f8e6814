package dev.newsgraph.benchmark;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Random ranks with Zipf's distribution: the probability is proportional to 1/(rank + 1). */
final class Zipf {

	private final double[] cumulative;

	Zipf(int ranks) {
		this.cumulative = new double[ranks];
		double sum = 0;
		for (int rank = 0; rank < ranks; rank++) {
			sum += 1.0 / (rank + 1);
			this.cumulative[rank] = sum;
		}
	}

	/** Returns a rank. Rank 0 is the most frequent. */
	int draw(RandomGenerator random) {
		int found = Arrays.binarySearch(this.cumulative, random.nextDouble(this.cumulative[this.cumulative.length - 1]));
		return (found < 0) ? -found - 1 : found;
	}

}
