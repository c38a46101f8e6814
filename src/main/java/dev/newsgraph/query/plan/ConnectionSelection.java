package dev.newsgraph.query.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What an operation selects of a connection. A part that is selected twice under aliases
 * counts once, because the parts of a connection have no arguments. The nodes of a page
 * are those of its edges, so the page is read once if both are selected.
 *
 * @param edges whether edges or nodes are selected
 * @param edgeFields selected fields of the edges, including {@code cursor} and {@code
 * node}
 * @param nodeFields selected fields of the nodes, within edges or not
 * @param totalCount whether the total count is selected
 * @param cursors whether a cursor is selected
 * @param more whether {@code hasNextPage} or {@code hasPreviousPage} is selected
 */
record ConnectionSelection(boolean edges, List<SelectedField> edgeFields, List<SelectedField> nodeFields,
		boolean totalCount, boolean cursors, boolean more) {

	private static final Set<String> CURSORS = Set.of("startCursor", "endCursor");

	private static final Set<String> HAS_MORE = Set.of("hasNextPage", "hasPreviousPage");

	static ConnectionSelection of(SelectedField connection) {
		List<SelectedField> edgeFields = new ArrayList<>();
		List<SelectedField> nodeFields = new ArrayList<>();
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
				case "nodes" -> {
					edges = true;
					nodeFields.addAll(part.children());
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
		edgeFields.stream()
			.filter((field) -> field.name().equals("node"))
			.forEach((field) -> nodeFields.addAll(field.children()));
		cursors = cursors || edgeFields.stream().anyMatch((field) -> field.name().equals("cursor"));
		return new ConnectionSelection(edges, edgeFields, nodeFields, totalCount, cursors, more);
	}

	/** Returns whether the rows of a page must be read. */
	boolean needsPage() {
		return this.edges || this.cursors || this.more;
	}

	private static boolean selects(SelectedField part, Set<String> names) {
		return part.children().stream().anyMatch((child) -> names.contains(child.name()));
	}

}
