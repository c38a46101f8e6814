package dev.newsgraph.schema;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.schema.Source.KeyForm;

/** What one field of a filter demands. */
public sealed interface FilterField {

	/**
	 * Filters of the same type, put together.
	 *
	 * @param kind how
	 */
	record Combination(Kind kind) implements FilterField {
	}

	/**
	 * A value, compared by operators.
	 *
	 * @param path a property of the node, or a column of the row
	 * @param form the form that the values have in the graph when it is a key
	 */
	record Value(String path, @Nullable KeyForm form) implements FilterField {
	}

	/**
	 * The count of relationships, compared by operators.
	 *
	 * @param counted the relationships
	 */
	record Count(Source.ByRelationship counted) implements FilterField {
	}

	/**
	 * The one object over a relationship.
	 *
	 * @param filter the name of the filter that it has to meet
	 * @param source the relationship
	 */
	record Single(String filter, Source.ByRelationship source) implements FilterField {
	}

	/**
	 * Some, none or all of the objects over a relationship.
	 *
	 * @param filter the name of the filter that they have to meet
	 * @param source the relationship
	 */
	record Quantified(String filter, Source.ByRelationship source) implements FilterField {
	}

	/**
	 * A node that stands in a column of the row, or goes by that name in its statement.
	 *
	 * @param filter the name of the filter that it has to meet
	 * @param column the column, or the variable
	 */
	record Column(String filter, String column) implements FilterField {
	}

	/** How filters are put together. */
	enum Kind {

		/** Each is met. */
		AND,
		/** One is met at least. */
		OR,
		/** The one is not met. */
		NOT

	}

}
