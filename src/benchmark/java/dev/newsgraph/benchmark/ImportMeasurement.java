package dev.newsgraph.benchmark;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The rates of the alternating loads of a corpus.
 *
 * @param bare documents per second as bare batches
 * @param gateway documents per second by an import of the gateway; each value belongs to
 * the bare value with the same index
 */
record ImportMeasurement(List<Double> bare, List<Double> gateway) {

	double barePerSecond() {
		return median(this.bare);
	}

	double gatewayPerSecond() {
		return median(this.gateway);
	}

	/** Returns the median ratio of the import to the bare batches, by pairs of loads. */
	double ratio() {
		return median(
				IntStream.range(0, this.bare.size()).mapToObj((i) -> this.gateway.get(i) / this.bare.get(i)).toList());
	}

	private static double median(List<Double> figures) {
		return Round.median(figures.stream().mapToDouble(Double::doubleValue).toArray());
	}

}
