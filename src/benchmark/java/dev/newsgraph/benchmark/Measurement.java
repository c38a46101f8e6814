package dev.newsgraph.benchmark;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The rounds of one operation, both ways in turn.
 *
 * @param operation what was measured
 * @param floor rounds of the driver
 * @param gateway rounds of the gateway, each run beside the floor's of the same place
 */
record Measurement(Operation operation, List<Round> floor, List<Round> gateway) {

	/** How much of the floor's rate the gateway reaches, by pairs of rounds. */
	double ratio() {
		return Round.median(IntStream.range(0, this.floor.size())
			.mapToDouble((i) -> this.gateway.get(i).perSecond() / this.floor.get(i).perSecond())
			.toArray());
	}

	/**
	 * How many times longer an answer of the gateway takes than one of the other
	 * operation, by pairs of rounds.
	 */
	double slownessBeside(Measurement other) {
		return Round.median(IntStream.range(0, this.gateway.size())
			.mapToDouble((i) -> other.gateway.get(i).perSecond() / this.gateway.get(i).perSecond())
			.toArray());
	}

}
