package dev.newsgraph.query.execution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.query.plan.RowFormat;

/** The rows of several types, which come in a list for each type, as the one list. */
public final class MemberRows extends RowDataFetcher {

	/** The entry of a map that names its type. */
	public static final String TYPE = "type";

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
