package dev.newsgraph.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The result of one round.
 *
 * @param perSecond responses per second of all callers
 * @param p50 median of the response time in milliseconds
 * @param p99 99th percentile of the response time in milliseconds
 */
record Round(double perSecond, double p50, double p99) {

	/**
	 * Returns the result of a round.
	 * @param nanos the response times in nanoseconds
	 * @param seconds the duration of the round
	 */
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
