package dev.newsgraph.query.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import graphql.TypeResolutionEnvironment;
import graphql.schema.GraphQLObjectType;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.identity.GlobalId;
import dev.newsgraph.query.execution.RowDataFetcher.Kind;
import dev.newsgraph.query.plan.KeysetCursor;
import dev.newsgraph.query.plan.RowFormat;

/**
 * Creates the data fetchers of fields whose values are derived from a row instead of
 * stored in it.
 */
public final class RowValues {

	private RowValues() {
	}

	/** Returns the type that a row names. */
	static GraphQLObjectType type(TypeResolutionEnvironment environment) {
		Map<?, ?> row = environment.getObject();
		return environment.getSchema().getObjectType(String.valueOf(row.get(RowFormat.TYPE_NAME)));
	}

	/**
	 * Returns the data fetcher of a single object, which a statement returns as a list
	 * with at most one element.
	 */
	static RowDataFetcher single() {
		return new RowDataFetcher(new Kind.Single()) {
			@Override
			@Nullable Object value(Map<?, ?> row, @Nullable Object value) {
				return single(value);
			}
		};
	}

	/**
	 * Returns the only element of a list, null for an empty list, or the value itself if
	 * it is not a list.
	 */
	static @Nullable Object single(@Nullable Object value) {
		return (value instanceof List<?> list) ? (list.isEmpty() ? null : list.getFirst()) : value;
	}

	/** Returns the data fetcher of the global ID of a type. */
	static RowDataFetcher globalId(String type) {
		return new RowDataFetcher(new Kind.Id(type)) {
			@Override
			@Nullable Object value(Map<?, ?> row, @Nullable Object value) {
				return (value != null) ? globalId(type, value) : null;
			}
		};
	}

	/**
	 * Returns a global ID.
	 * @param type name of the type
	 * @param key the key that the row holds: a text, or the list of its parts
	 */
	public static String globalId(String type, Object key) {
		return new GlobalId(type, key(key)).encode();
	}

	// Only the last part can contain the separator.
	private static String key(Object value) {
		return (value instanceof List<?> parts) ? parts.stream().map(String::valueOf).collect(Collectors.joining("\0"))
				: value.toString();
	}

	/** Returns the data fetcher of the cursor of an edge. */
	static RowDataFetcher cursor() {
		return new RowDataFetcher(new Kind.Cursor()) {
			@Override
			@Nullable Object value(Map<?, ?> row, @Nullable Object value) {
				return encoded(row.get("cursor"));
			}
		};
	}

	/**
	 * Returns the data fetcher of {@code pageInfo}, whose values are stored in the row of
	 * the connection.
	 */
	static RowDataFetcher pageInfo() {
		return new RowDataFetcher(new Kind.PageInfo()) {
			@Override
			Object value(Map<?, ?> row, @Nullable Object value) {
				return row;
			}
		};
	}

	/**
	 * Returns the data fetcher of the nodes of a page, which are stored in its edges.
	 */
	static RowDataFetcher nodes() {
		return new RowDataFetcher(new Kind.Nodes()) {
			@Override
			Object value(Map<?, ?> row, @Nullable Object value) {
				List<?> edges = (row.get("edges") instanceof List<?> list) ? list : List.of();
				List<@Nullable Object> nodes = new ArrayList<>(edges.size());
				edges.forEach((edge) -> nodes.add(((Map<?, ?>) edge).get("node")));
				return nodes;
			}
		};
	}

	/** Returns the data fetcher of a field of {@code PageInfo}. */
	static RowDataFetcher pageInfoField(String name) {
		return new RowDataFetcher(new Kind.PageInfoField(name)) {
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
			default -> throw new IllegalArgumentException("PageInfo has no field '%s'".formatted(name));
		};
	}

	// At least the object of the cursor exists on the other side of it.
	private static boolean hasMore(Map<?, ?> connection, boolean backward) {
		return isTrue(connection, "more") && isTrue(connection, "backward") == backward;
	}

	private static boolean isTrue(Map<?, ?> connection, String entry) {
		return Boolean.TRUE.equals(connection.get(entry));
	}

	/**
	 * Returns a cursor, or null if there is none.
	 * @param cursor the values that the row holds
	 */
	public static @Nullable String encoded(@Nullable Object cursor) {
		if (!(cursor instanceof List<?> values)) {
			return null;
		}
		List<@Nullable Object> sorted = new ArrayList<>(values.subList(1, values.size()));
		return new KeysetCursor(String.valueOf(values.getFirst()), sorted).encode();
	}

}
