package dev.newsgraph.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one round of load came to.
 *
 * @param perSecond answers in a second, all callers together
 * @param p50 milliseconds that half of the answers took at most
 * @param p99 milliseconds that all but one in a hundred took at most
 */
record Round(double perSecond, double p50, double p99) {

	/** From every answer's time in nanoseconds. */
	static Round of(long[] nanos, double seconds) {
		Arrays.sort(nanos);
		return new Round(nanos.length / seconds, percentile(nanos, 50), percentile(nanos, 99));
	}

	static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
		return median(rounds.stream().mapToDouble(figure).toArray());
	}

	static double median(double... figures) {
		double[] sorted = figures.clone();
		Arrays.sort(sorted);
		int middle = sorted.length / 2;
		return (sorted.length % 2 == 1) ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
	}

	private static double percentile(long[] sorted, int percent) {
		if (sorted.length == 0) {
			return Double.NaN;
		}
		int index = (int) Math.ceil(sorted.length * percent / 100.0) - 1;
		return sorted[index] / 1_000_000.0;
	}

}
