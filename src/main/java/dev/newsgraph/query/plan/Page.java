package dev.newsgraph.query.plan;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The page of a connection that an operation requests.
 *
 * @param sizeParameter parameter that holds the number of rows to return
 * @param limitParameter parameter that holds the number of rows to read: one more than
 * the size when {@code more} is true
 * @param more whether to determine if further rows exist
 * @param backward whether the page is counted from the end ({@code last})
 * @param after cursor that the page starts after, or null
 * @param before cursor that the page ends before, or null
 * @param cursors whether cursors are selected
 * @param edges whether edges are selected
 */
public record Page(String sizeParameter, String limitParameter, boolean more, boolean backward, @Nullable Bound after,
		@Nullable Bound before, boolean cursors, boolean edges) {

	/** Returns whether the page has a cursor. */
	public boolean bounded() {
		return this.after != null || this.before != null;
	}

	/**
	 * The values of a cursor.
	 *
	 * @param parameters for each term of the order, the parameter that holds its value;
	 * an empty string for null
	 */
	public record Bound(List<String> parameters) {

		/** Returns whether the value of a term is null. */
		public boolean isNull(int term) {
			return this.parameters.get(term).isEmpty();
		}

	}

}
