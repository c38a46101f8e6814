package dev.newsgraph.query.plan;

import java.util.List;
import java.util.Map;

import dev.newsgraph.schema.StatementTemplate.Placeholder;

/** Where objects come from. */
public sealed interface SourcePlan {

	/** All nodes of the type. */
	record AllNodes() implements SourcePlan {
	}

	/**
	 * Over a relationship.
	 *
	 * @param types its types
	 * @param outgoing whether it starts at the object of the field
	 */
	record Relationship(List<String> types, boolean outgoing) implements SourcePlan {
	}

	/**
	 * The rows of a statement.
	 *
	 * @param text Cypher with its placeholders filled in
	 * @param columns the columns of the row, or of the edge, that it knows by name
	 * @param capped whether its last column says that a cap left something out
	 * @param conditions what is demanded of its variables, by the text that stands for it
	 * @param capParameters the parameters that bound what it looks at
	 * @param sizeParameter the parameter that says how many rows it gives; empty when
	 * none does
	 */
	record Statement(String text, List<String> columns, boolean capped,
			Map<Placeholder.Where, FilterExpression> conditions, List<String> capParameters,
			String sizeParameter) implements SourcePlan {
	}

	/**
	 * The maps that a column of the row or edge holds; their entries are the columns.
	 *
	 * @param column its name
	 */
	record Maps(String column) implements SourcePlan {
	}

	/**
	 * A column of the row or edge.
	 *
	 * @param column its name
	 */
	record Column(String column) implements SourcePlan {
	}

	/** One row without columns. */
	record SingleRow() implements SourcePlan {
	}

}
