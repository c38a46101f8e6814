package dev.newsgraph.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** The rows of several types, which come in a list for each type, as the one list. */
final class MemberRows extends RowDataFetcher {

	/** The entry of a map that names its type. */
	static final String TYPE = "type";

	/** The entry of a row that holds its place in the one list. */
	static final String PLACE = "__place";

	@Override
	Object value(Map<?, ?> row, @Nullable Object value) {
		List<Map<?, ?>> rows = new ArrayList<>();
		if (value instanceof Map<?, ?> lists) {
			lists.values().forEach((list) -> ((List<?>) list).forEach((member) -> rows.add((Map<?, ?>) member)));
		}
		rows.sort(
				Comparator.comparingLong((member) -> ((Number) Objects.requireNonNull(member.get(PLACE))).longValue()));
		return rows;
	}

}
