package dev.newsgraph.query.plan;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.schema.NodeType;

/**
 * One term of an order; nulls come last whichever way it goes.
 *
 * @param ofEdge whether the relationship, not the node, has the value
 * @param path a property, a column, or {@code column.property}
 * @param descending the greatest first
 * @param nullable whether the value can be null
 * @param computed how the value is computed; null when it is read as it stands
 */
public record SortTerm(boolean ofEdge, String path, boolean descending, boolean nullable,
		@Nullable SortValue computed) {

	public SortTerm(boolean ofEdge, String path, boolean descending, boolean nullable) {
		this(ofEdge, path, descending, nullable, null);
	}

	/** A value to sort by that is no property of the object itself. */
	public sealed interface SortValue {

		/**
		 * How many relationships it has.
		 *
		 * @param counted the relationships
		 */
		record Count(SourcePlan.Relationship counted) implements SortValue {
		}

		/**
		 * A property of the one object over a relationship.
		 *
		 * @param source the relationship
		 * @param type the object's type
		 * @param property the property
		 */
		record Related(SourcePlan.Relationship source, NodeType type, String property) implements SortValue {
		}

	}

}
