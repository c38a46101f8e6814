package dev.newsgraph.insight;

import org.neo4j.driver.Record;

/**
 * What stories belong to.
 *
 * @param history the sequence of changes of the graph
 * @param sequence the last of these changes
 * @param settings how articles are grouped
 */
record GraphPoint(String history, long sequence, String settings) {

	/** Returns the point of a row that has these columns, which can be null. */
	static GraphPoint of(Record row, String settings) {
		return new GraphPoint(row.get("history").asString(""), row.get("sequence").asLong(-1), settings);
	}

	/** Returns whether it is a later point, or the same one. */
	boolean follows(GraphPoint other) {
		return this.history.equals(other.history) && this.settings.equals(other.settings)
				&& this.sequence >= other.sequence;
	}

}
