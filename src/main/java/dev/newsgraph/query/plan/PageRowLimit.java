package dev.newsgraph.query.plan;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Computes how many rows of a statement a page needs, counted from the first row. Applies
 * to statements whose first sort term is the row number.
 */
final class PageRowLimit {

	// All other parts of a connection are computed from all rows.
	private static final Set<String> PAGE_FIELDS = Set.of("edges", "nodes", "pageInfo", RowFormat.CAPPED, "__typename");

	private static final List<String> ARGUMENTS_NEEDING_ALL_ROWS = List.of("where", "before", "last");

	private PageRowLimit() {
	}

	/**
	 * Returns the number of rows that the page needs.
	 * @param limits limits that apply
	 * @param arguments arguments of the connection
	 * @param cap maximum number of rows, returned when the page may need every row
	 * @param byDefault whether the rows are sorted by their numbers first
	 */
	static long of(QueryLimits limits, FieldArguments arguments, long cap, boolean byDefault) {
		boolean all = !byDefault || ARGUMENTS_NEEDING_ALL_ROWS.stream().anyMatch((name) -> arguments.get(name) != null)
				|| !arguments.field().children().stream().allMatch((part) -> PAGE_FIELDS.contains(part.name()));
		if (all) {
			return cap;
		}
		long size = (arguments.get("first") instanceof Integer first) ? first : limits.defaultFirst();
		long start = Math.min(cap, Math.max(-1, rowNumber(arguments.get("after"))) + 1);
		// One more row shows whether further rows exist.
		return Math.min(cap, start + Math.max(0, size) + 1);
	}

	private static long rowNumber(@Nullable Object after) {
		return (after != null) ? KeysetCursor.decode(after.toString())
			.map(KeysetCursor::values)
			.map((values) -> (!values.isEmpty() && values.getFirst() instanceof Long number) ? number : -1L)
			.orElse(-1L) : -1;
	}

}
