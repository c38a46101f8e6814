package dev.newsgraph.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.query.ConnectionPages;
import dev.newsgraph.query.RowField;
import dev.newsgraph.query.RowField.Kind;

/**
 * A column of the table of a connection. The columns are those of the playground: the
 * fields of the edges and of the nodes, with the fields of an object as columns of their
 * own.
 *
 * @param name name of the column, such as {@code provider.name}
 * @param path response names that lead from the row to the value
 * @param kind kind of the value
 */
record Column(String name, List<String> path, Kind kind) {

	private static final String NODE = "node";

	/** Parts of a connection that are not columns of their own. */
	private static final Set<String> PAGE_PARTS = Set.of("edges", "pageInfo");

	/** Returns the columns of the rows that the pages contain. */
	static List<Column> of(ConnectionPages pages) {
		List<Column> columns = new ArrayList<>();
		if (!pages.areEdges()) {
			add(pages.fields(), List.of(), 0, columns);
			return ColumnOrder.arranged(columns, pages.orderedBy());
		}
		add(pages.fields().stream().filter((field) -> !Set.of("cursor", NODE).contains(field.key())).toList(),
				List.of(), 0, columns);
		for (RowField field : pages.fields()) {
			if (field.key().equals(NODE)) {
				add(field.fields(), List.of(NODE), 1, columns);
			}
		}
		return ColumnOrder.arranged(columns, pages.orderedBy());
	}

	/**
	 * Adds the columns of an object.
	 * @param unnamed number of response names at the start of the path that are not part
	 * of the name
	 */
	private static void add(List<RowField> fields, List<String> parent, int unnamed, List<Column> columns) {
		for (RowField field : fields) {
			List<String> path = new ArrayList<>(parent);
			path.add(field.key());
			if (field.kind() != Kind.OBJECT) {
				columns.add(new Column(path.stream().skip(unnamed).collect(Collectors.joining(".")), List.copyOf(path),
						field.kind()));
			}
			if (field.kind() == Kind.OBJECT) {
				add(field.fields(), path, unnamed, columns);
			}
			else if (field.kind() == Kind.CONNECTION) {
				add(field.fields().stream().filter((part) -> !PAGE_PARTS.contains(part.key())).toList(), path, unnamed,
						columns);
			}
		}
	}

	/**
	 * Returns the cell of a row: a text, a number, a Boolean, the names of objects, or
	 * null if it is empty.
	 */
	@Nullable Object cell(@Nullable Object row) {
		Object value = row;
		for (String name : this.path) {
			value = (value instanceof Map<?, ?> object) ? object.get(name) : null;
		}
		return switch (value) {
			case null -> null;
			case Map<?, ?> object ->
				(this.kind == Kind.CONNECTION) ? ObjectNames.ofConnection(object) : JsonText.of(object);
			case List<?> list -> (this.kind == Kind.OBJECTS) ? ObjectNames.ofList(list) : text(list);
			default -> value;
		};
	}

	private static @Nullable String text(List<?> list) {
		if (list.stream().anyMatch((item) -> item instanceof Map || item instanceof List)) {
			return JsonText.of(list);
		}
		return list.isEmpty() ? null
				: list.stream()
					.map((item) -> (item instanceof Number number) ? NumberText.of(number) : String.valueOf(item))
					.collect(Collectors.joining(", "));
	}

}
