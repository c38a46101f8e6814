package dev.newsgraph.benchmark;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The alternating rounds of one operation.
 *
 * @param operation the operation
 * @param floor rounds of the driver
 * @param gateway rounds of the gateway; each round belongs to the round of the driver with
 * the same index
 */
record Measurement(Operation operation, List<Round> floor, List<Round> gateway) {

	/** Returns the median ratio of the gateway to the driver, by pairs of rounds. */
	double ratio() {
		return Round.median(IntStream.range(0, this.floor.size())
			.mapToDouble((i) -> this.gateway.get(i).perSecond() / this.floor.get(i).perSecond())
			.toArray());
	}

	/**
	 * Returns the median ratio of the response time to that of another operation, by pairs
	 * of rounds.
	 */
	double timeRatioTo(Measurement other) {
		return Round.median(IntStream.range(0, this.gateway.size())
			.mapToDouble((i) -> other.gateway.get(i).perSecond() / this.gateway.get(i).perSecond())
			.toArray());
	}

}
