package dev.newsgraph.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import graphql.normalized.ExecutableNormalizedField;

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
record ConnectionSelection(boolean edges, List<ExecutableNormalizedField> edgeFields,
		List<ExecutableNormalizedField> nodeFields, boolean totalCount, boolean cursors, boolean more) {

	private static final Set<String> CURSORS = Set.of("startCursor", "endCursor");

	private static final Set<String> MORE = Set.of("hasNextPage", "hasPreviousPage");

	static ConnectionSelection of(ExecutableNormalizedField connection) {
		List<ExecutableNormalizedField> edgeFields = new ArrayList<>();
		boolean edges = false;
		boolean totalCount = false;
		boolean cursors = false;
		boolean more = false;
		for (ExecutableNormalizedField part : connection.getChildren()) {
			switch (part.getName()) {
				case "edges" -> {
					edges = true;
					edgeFields.addAll(part.getChildren());
				}
				case "totalCount" -> totalCount = true;
				case "pageInfo" -> {
					cursors = cursors || selects(part, CURSORS);
					more = more || selects(part, MORE);
				}
				default -> {
					// __typename
				}
			}
		}
		List<ExecutableNormalizedField> nodeFields = edgeFields.stream()
			.filter((field) -> field.getName().equals("node"))
			.flatMap((field) -> field.getChildren().stream())
			.toList();
		cursors = cursors || edgeFields.stream().anyMatch((field) -> field.getName().equals("cursor"));
		return new ConnectionSelection(edges, edgeFields, nodeFields, totalCount, cursors, more);
	}

	boolean page() {
		return this.edges || this.cursors || this.more;
	}

	private static boolean selects(ExecutableNormalizedField part, Set<String> names) {
		return part.getChildren().stream().anyMatch((child) -> names.contains(child.getName()));
	}

}
