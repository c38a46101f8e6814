package dev.newsgraph.query.execution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.query.plan.RowFormat;

/**
 * Merges the rows of several types, which a statement returns as one list for each type,
 * into one list in their original order.
 */
public final class MemberRows extends RowDataFetcher {

	/** The entry of a map that contains the name of its type. */
	public static final String TYPE = "type";

	MemberRows() {
		super(new Kind.Members());
	}

	@Override
	Object value(Map<?, ?> row, @Nullable Object value) {
		List<Map<?, ?>> rows = new ArrayList<>();
		if (value instanceof Map<?, ?> lists) {
			lists.values().forEach((list) -> ((List<?>) list).forEach((member) -> rows.add((Map<?, ?>) member)));
		}
		rows.sort(Comparator
			.comparingLong((member) -> ((Number) Objects.requireNonNull(member.get(RowFormat.POSITION))).longValue()));
		return rows;
	}

}
