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
 * @param unscored value that is sorted like null, or null if there is none
 * @param computed how the value is computed; null when it is read from the object
 */
public record SortTerm(boolean ofEdge, String path, boolean descending, boolean nullable, @Nullable Long unscored,
		@Nullable SortValue computed) {

	/** Creates a term of a value that is never null. */
	SortTerm(boolean ofEdge, String path, boolean descending) {
		this(ofEdge, path, descending, false, null, null);
	}

	/** Returns the term for objects of which the value is present and not unscored. */
	public SortTerm present() {
		return new SortTerm(this.ofEdge, this.path, this.descending, false, null, this.computed);
	}

	/** A sort value that is not a property of the object itself. */
	public sealed interface SortValue {

		/**
		 * The number of relationships of the object.
		 *
		 * @param counted relationships to count
		 * @param visible what a related object must meet to be counted; null counts all
		 */
		record Count(SourcePlan.Relationship counted, FilterExpression.@Nullable Exists visible) implements SortValue {

			Count(SourcePlan.Relationship counted) {
				this(counted, null);
			}

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
