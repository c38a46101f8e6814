package dev.newsgraph.query;

import java.util.List;

/**
 * What an operation can give and cost at the most, as far as it could be planned.
 *
 * @param fields how many fields it selects, fragments spread out
 * @param depth how deep it nests them
 * @param greatestPage the size of its greatest page
 * @param roots its root fields that are read from the graph
 */
public record OperationEstimate(int fields, int depth, long greatestPage, List<Root> roots) {

	public OperationEstimate {
		roots = List.copyOf(roots);
	}

	/** Objects that can come back. */
	public long rows() {
		return this.roots.stream().mapToLong(Root::rows).sum();
	}

	/** Rows that may have to be read. */
	public long cost() {
		return this.roots.stream().mapToLong(Root::cost).sum();
	}

	/**
	 * A root field.
	 *
	 * @param field its name
	 * @param key under which the answer holds it
	 * @param rows objects that it can give
	 * @param cost rows that may have to be read for it
	 */
	public record Root(String field, String key, long rows, long cost) {
	}

}
