package dev.newsgraph.query.plan;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A page.
 *
 * @param sizeParameter the parameter that holds how many are answered
 * @param limitParameter the parameter that holds how many are read: one more when it must
 * be known whether more follow
 * @param more whether it must be known whether more follow
 * @param backward whether it is counted from the end
 * @param after what it starts behind
 * @param before what it ends before
 * @param cursors whether cursors are asked for
 * @param edges whether edges are asked for
 */
public record Page(String sizeParameter, String limitParameter, boolean more, boolean backward, @Nullable Bound after,
		@Nullable Bound before, boolean cursors, boolean edges) {

	public boolean bounded() {
		return this.after != null || this.before != null;
	}

	/**
	 * The values of a cursor.
	 *
	 * @param parameters for each term of the order the parameter that holds its value;
	 * empty text for null
	 */
	public record Bound(List<String> parameters) {

		public boolean isNull(int term) {
			return this.parameters.get(term).isEmpty();
		}

	}

}
