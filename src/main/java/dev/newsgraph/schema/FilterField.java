package dev.newsgraph.schema;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.schema.Source.KeyForm;

/** Mapping of a field of a filter. */
public sealed interface FilterField {

	/**
	 * Combines filters of the same type.
	 *
	 * @param kind logical operator
	 */
	record Combination(Kind kind) implements FilterField {
	}

	/**
	 * Compares a value.
	 *
	 * @param path name of a property of the node, or of a column of the row
	 * @param form form of the key in the graph, or null if the value is not a key
	 * @param weight number of rows that take as long to read as the value
	 */
	record Value(String path, @Nullable KeyForm form, int weight) implements FilterField {
	}

	/**
	 * Compares the number of relationships.
	 *
	 * @param counted relationships to count
	 */
	record Count(Source.ByRelationship counted) implements FilterField {
	}

	/**
	 * Applies a filter to a single related object.
	 *
	 * @param filter name of the filter type
	 * @param source relationship to the object
	 */
	record Single(String filter, Source.ByRelationship source) implements FilterField {
	}

	/**
	 * Applies a filter to related objects with the quantifiers {@code some}, {@code none}
	 * and {@code all}.
	 *
	 * @param filter name of the filter type
	 * @param source relationship to the objects
	 */
	record Quantified(String filter, Source.ByRelationship source) implements FilterField {
	}

	/**
	 * Applies a filter to the node in a column of the row, or in a variable of its
	 * statement.
	 *
	 * @param filter name of the filter type
	 * @param column name of the column or variable
	 */
	record Column(String filter, String column) implements FilterField {
	}

	/** Logical operator that combines filters. */
	enum Kind {

		/** All filters must match. */
		AND,
		/** At least one filter must match. */
		OR,
		/** The filter must not match. */
		NOT

	}

}
