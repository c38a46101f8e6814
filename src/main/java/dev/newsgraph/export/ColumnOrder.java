package dev.newsgraph.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.newsgraph.query.RowField.Kind;

/**
 * The order of columns, which is that of the playground: first the column that names a
 * row, then the figures that the rows are ordered by, counts and scores, then all others,
 * and addresses last.
 */
final class ColumnOrder {

	private static final List<String> NAMES = List.of("title", "name", "key", "__typename", "path");

	private static final Pattern FIGURE = Pattern
		.compile("rank|score|lift|strength|count|articleCount|share|distance|[^.]*Count");

	private static final int MOST_NAMES = 2;

	private final List<String> ordered;

	private ColumnOrder(List<String> ordered) {
		this.ordered = ordered;
	}

	/**
	 * Returns the columns in their order.
	 * @param ordered names of the fields that the rows are ordered by, in lower case
	 */
	static List<Column> arranged(List<Column> columns, List<String> ordered) {
		ColumnOrder order = new ColumnOrder(ordered);
		List<Column> names = names(columns);
		List<Column> others = new ArrayList<>(columns);
		others.removeAll(names);
		List<Column> figures = others.stream()
			.filter((column) -> order.rank(column) <= ordered.size())
			.sorted(Comparator.comparingInt(order::rank))
			.toList();
		others.removeAll(figures);
		return Stream
			.of(names, figures, others.stream().filter((column) -> column.kind() != Kind.ADDRESS).toList(),
					others.stream().filter((column) -> column.kind() == Kind.ADDRESS).toList())
			.flatMap(List::stream)
			.toList();
	}

	private static List<Column> names(List<Column> columns) {
		for (String name : NAMES) {
			for (Column column : columns) {
				if (column.name().equals(name)) {
					return List.of(column);
				}
			}
		}
		List<Column> nested = columns.stream()
			.filter((column) -> column.name().matches("[^.]+\\.(?:title|name)"))
			.limit(MOST_NAMES)
			.toList();
		return nested.isEmpty() ? columns.stream().limit(1).toList() : nested;
	}

	/** Returns more than the number of the fields if the column is not a figure. */
	private int rank(Column column) {
		int place = this.ordered.indexOf(column.name().replace(".", "").toLowerCase(Locale.ROOT));
		if (place >= 0) {
			return place;
		}
		boolean figure = column.kind() == Kind.NUMBER && FIGURE.matcher(column.name()).matches();
		return figure ? this.ordered.size() : Integer.MAX_VALUE;
	}

}
