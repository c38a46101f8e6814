package dev.newsgraph.query.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What an operation selects of a connection; the same part selected twice under aliases
 * counts once, for parts have no arguments.
 *
 * @param edges whether edges are selected
 * @param edgeFields the fields of the edges, {@code cursor} and {@code node} among them
 * @param nodeFields the fields of the nodes
 * @param totalCount whether the count is selected
 * @param cursors whether any cursor is selected
 * @param more whether it is asked if more follow, or precede
 */
record ConnectionSelection(boolean edges, List<SelectedField> edgeFields, List<SelectedField> nodeFields,
		boolean totalCount, boolean cursors, boolean more) {

	private static final Set<String> CURSORS = Set.of("startCursor", "endCursor");

	private static final Set<String> HAS_MORE = Set.of("hasNextPage", "hasPreviousPage");

	static ConnectionSelection of(SelectedField connection) {
		List<SelectedField> edgeFields = new ArrayList<>();
		boolean edges = false;
		boolean totalCount = false;
		boolean cursors = false;
		boolean more = false;
		for (SelectedField part : connection.children()) {
			switch (part.name()) {
				case "edges" -> {
					edges = true;
					edgeFields.addAll(part.children());
				}
				case "totalCount" -> totalCount = true;
				case "pageInfo" -> {
					cursors = cursors || selects(part, CURSORS);
					more = more || selects(part, HAS_MORE);
				}
				default -> {
					// __typename
				}
			}
		}
		List<SelectedField> nodeFields = edgeFields.stream()
			.filter((field) -> field.name().equals("node"))
			.flatMap((field) -> field.children().stream())
			.toList();
		cursors = cursors || edgeFields.stream().anyMatch((field) -> field.name().equals("cursor"));
		return new ConnectionSelection(edges, edgeFields, nodeFields, totalCount, cursors, more);
	}

	boolean needsPage() {
		return this.edges || this.cursors || this.more;
	}

	private static boolean selects(SelectedField part, Set<String> names) {
		return part.children().stream().anyMatch((child) -> names.contains(child.name()));
	}

}
