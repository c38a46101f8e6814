package dev.newsgraph.query.plan;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.schema.NodeType;

/**
 * One term of an order. Nulls are sorted last in both directions.
 *
 * @param ofEdge whether the value belongs to the relationship instead of the node
 * @param path name of a property or column, or {@code column.property}
 * @param descending whether to sort in descending order
 * @param nullable whether the value can be null
 * @param computed how the value is computed; null when it is read from the object
 */
public record SortTerm(boolean ofEdge, String path, boolean descending, boolean nullable,
		@Nullable SortValue computed) {

	public SortTerm(boolean ofEdge, String path, boolean descending, boolean nullable) {
		this(ofEdge, path, descending, nullable, null);
	}

	/** A sort value that is not a property of the object itself. */
	public sealed interface SortValue {

		/**
		 * The number of relationships of the object.
		 *
		 * @param counted relationships to count
		 */
		record Count(SourcePlan.Relationship counted) implements SortValue {
		}

		/**
		 * A property of a single related object.
		 *
		 * @param source relationship to the object
		 * @param type type of the related object
		 * @param property name of the property
		 */
		record Related(SourcePlan.Relationship source, NodeType type, String property) implements SortValue {
		}

	}

}
