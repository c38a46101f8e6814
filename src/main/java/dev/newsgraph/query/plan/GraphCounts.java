package dev.newsgraph.query.plan;

import java.util.List;
import java.util.Map;

/**
 * Numbers of nodes and relationships in the graph, from which the rows that an operation
 * reads are estimated.
 *
 * @param nodes number of nodes by label
 * @param relationships number of relationships by type
 */
public record GraphCounts(Map<String, Long> nodes, Map<String, Long> relationships) {

	/** The counts before the first of them have been read. */
	public static final GraphCounts UNKNOWN = new GraphCounts(Map.of(), Map.of());

	/** Returns whether the counts have been read. */
	public boolean isKnown() {
		return !this.nodes.isEmpty();
	}

	/** Returns the number of nodes with a label. */
	long nodes(String label) {
		return this.nodes.getOrDefault(label, 0L);
	}

	/** Returns the number of relationships with one of the types. */
	long relationships(List<String> types) {
		return types.stream().mapToLong((type) -> this.relationships.getOrDefault(type, 0L)).sum();
	}

	/**
	 * Returns the average number of relationships for a node with the label, rounded up.
	 */
	long degree(List<String> types, String label) {
		long nodes = Math.max(1, nodes(label));
		return (relationships(types) + nodes - 1) / nodes;
	}

}
