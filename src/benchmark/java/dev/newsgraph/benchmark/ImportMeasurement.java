package dev.newsgraph.benchmark;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How fast the corpus was loaded, both ways in turn.
 *
 * @param bare documents a second as bare batches
 * @param gateway documents a second by the gateway's importer, each beside the bare one
 * of the same place
 */
record ImportMeasurement(List<Double> bare, List<Double> gateway) {

	double barePerSecond() {
		return median(this.bare);
	}

	double gatewayPerSecond() {
		return median(this.gateway);
	}

	/** How much of the bare rate the importer reaches, by pairs of loads. */
	double ratio() {
		return median(
				IntStream.range(0, this.bare.size()).mapToObj((i) -> this.gateway.get(i) / this.bare.get(i)).toList());
	}

	private static double median(List<Double> figures) {
		return Round.median(figures.stream().mapToDouble(Double::doubleValue).toArray());
	}

}
