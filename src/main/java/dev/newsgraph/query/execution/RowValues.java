package dev.newsgraph.query.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.identity.GlobalId;
import dev.newsgraph.query.plan.KeysetCursor;

/**
 * The fields whose values are made of a row, beyond what the row holds by their names.
 */
final class RowValues {

	private RowValues() {
	}

	/** A single value, which the statement returns as a list of one or none. */
	static RowDataFetcher single() {
		return new RowDataFetcher() {
			@Override
			@Nullable Object value(Map<?, ?> row, @Nullable Object value) {
				return single(value);
			}
		};
	}

	/** What a list of one or none holds, or the value that is no list. */
	static @Nullable Object single(@Nullable Object value) {
		return (value instanceof List<?> list) ? (list.isEmpty() ? null : list.getFirst()) : value;
	}

	/** The global id of a node of a type. */
	static RowDataFetcher globalId(String type) {
		return new RowDataFetcher() {
			@Override
			@Nullable Object value(Map<?, ?> row, @Nullable Object value) {
				return (value != null) ? new GlobalId(type, value.toString()).encode() : null;
			}
		};
	}

	/** The cursor of an edge. */
	static RowDataFetcher cursor() {
		return new RowDataFetcher() {
			@Override
			@Nullable Object value(Map<?, ?> row, @Nullable Object value) {
				return encoded(row.get("cursor"));
			}
		};
	}

	/** The page's facts, which are those of its connection. */
	static RowDataFetcher pageInfo() {
		return new RowDataFetcher() {
			@Override
			Object value(Map<?, ?> row, @Nullable Object value) {
				return row;
			}
		};
	}

	/** A fact of a page by its name. */
	static RowDataFetcher pageInfoField(String name) {
		return new RowDataFetcher() {
			@Override
			@Nullable Object value(Map<?, ?> connection, @Nullable Object value) {
				return pageInfoValue(name, connection);
			}
		};
	}

	private static @Nullable Object pageInfoValue(String name, Map<?, ?> connection) {
		List<?> edges = (connection.get("edges") instanceof List<?> list) ? list : List.of();
		return switch (name) {
			case "hasNextPage" -> isTrue(connection, "before") || hasMore(connection, false);
			case "hasPreviousPage" -> isTrue(connection, "after") || hasMore(connection, true);
			case "startCursor" -> edges.isEmpty() ? null : encoded(((Map<?, ?>) edges.getFirst()).get("cursor"));
			case "endCursor" -> edges.isEmpty() ? null : encoded(((Map<?, ?>) edges.getLast()).get("cursor"));
			default -> throw new IllegalArgumentException("No fact of a page: " + name);
		};
	}

	// Beyond a cursor stands at least the object that it was made of.
	private static boolean hasMore(Map<?, ?> connection, boolean backward) {
		return isTrue(connection, "more") && isTrue(connection, "backward") == backward;
	}

	private static boolean isTrue(Map<?, ?> connection, String entry) {
		return Boolean.TRUE.equals(connection.get(entry));
	}

	private static @Nullable String encoded(@Nullable Object cursor) {
		if (!(cursor instanceof List<?> values)) {
			return null;
		}
		List<@Nullable Object> sorted = new ArrayList<>(values.subList(1, values.size()));
		return new KeysetCursor(String.valueOf(values.getFirst()), sorted).encode();
	}

}
