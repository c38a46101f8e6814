package dev.newsgraph.query.plan;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.query.plan.SelectionPlan.Target;
import dev.newsgraph.schema.NodeType;

/** Plan of one selected field of an object. */
public sealed interface FieldPlan {

	/** Returns the key of the value in the row. */
	String key();

	/**
	 * Reads a property.
	 *
	 * @param key key of the value in the row
	 * @param property name of the property, or of the column of a row
	 * @param ofEdge whether the property belongs to the relationship instead of the node
	 * @param list whether null is returned as an empty list
	 */
	record Property(String key, String property, boolean ofEdge, boolean list) implements FieldPlan {
	}

	/**
	 * Counts the relationships of the node.
	 *
	 * @param key key of the value in the row
	 * @param counted relationships to count
	 * @param visible what a related object must meet to be counted; null counts all
	 */
	record Count(String key, SourcePlan.Relationship counted,
			FilterExpression.@Nullable Exists visible) implements FieldPlan {

		Count(String key, SourcePlan.Relationship counted) {
			this(key, counted, null);
		}

	}

	/**
	 * Reads the key of the node, from which the global ID is built.
	 *
	 * @param key key of the value in the row
	 */
	record NodeKey(String key) implements FieldPlan {
	}

	/**
	 * Reads the key of a node and the key of the node from which it was reached, from
	 * which the global ID of both is built.
	 *
	 * @param key key of the value in the row
	 * @param owner type of the node from which the other was reached
	 * @param outgoing whether the relationship starts at the owner
	 */
	record EdgeKey(String key, NodeType owner, boolean outgoing) implements FieldPlan {
	}

	/**
	 * Reads the key of a row, from which the global ID is built.
	 *
	 * @param key key of the value in the row
	 * @param type name of the type of the row
	 * @param paths names of the columns of the key, or {@code column.property}; empty if
	 * there is one row only
	 * @param argumentsParameter parameter that distinguishes rows of other arguments, or
	 * null
	 */
	record RowKey(String key, String type, List<String> paths,
			@Nullable String argumentsParameter) implements FieldPlan {
	}

	/**
	 * Computes a value with a statement of the schema.
	 *
	 * @param key key of the value in the row
	 * @param statement statement that computes the value
	 */
	record Computed(String key, SourcePlan.Statement statement) implements FieldPlan {
	}

	/**
	 * Reads rows of several types from a column that contains a list of maps.
	 *
	 * @param key key of the value in the row
	 * @param column name of the column
	 * @param members what to read of the rows of each type
	 */
	record Members(String key, String column, List<Member> members) implements FieldPlan {
	}

	/**
	 * One of the types of such rows.
	 *
	 * @param type name of the type
	 * @param target what to read of its rows
	 */
	record Member(String type, Target target) {
	}

	/**
	 * Reads at most one object.
	 *
	 * @param key key of the value in the row
	 * @param target what to read of the object
	 * @param source where the object is read from
	 * @param required whether the source always returns an object
	 * @param visible condition that an object at the end of a relationship must meet
	 */
	record SingleObject(String key, Target target, SourcePlan source, boolean required,
			FilterExpression visible) implements FieldPlan {

		public SingleObject(String key, Target target, SourcePlan source, boolean required) {
			this(key, target, source, required, FilterExpression.NONE);
		}

	}

	/**
	 * Reads texts of the node for search highlights.
	 *
	 * @param key key of the value in the row
	 * @param properties names of the text properties
	 * @param whole properties that are highlighted as a whole instead of in fragments
	 */
	record Highlights(String key, List<String> properties, List<String> whole) implements FieldPlan {
	}

	/**
	 * Reads all objects of a source as a list.
	 *
	 * @param key key of the value in the row
	 * @param target what to read of each object
	 * @param source where the objects are read from
	 * @param order order of the objects; the last term is the key
	 * @param visible condition that an object at the end of a relationship must meet
	 */
	record ObjectList(String key, Target target, SourcePlan source, List<SortTerm> order,
			FilterExpression visible) implements FieldPlan {

		public ObjectList(String key, Target target, SourcePlan source, List<SortTerm> order) {
			this(key, target, source, order, FilterExpression.NONE);
		}

	}

	/**
	 * Reads a page of objects.
	 *
	 * @param key key of the value in the row
	 * @param target what to read of each object
	 * @param source where the objects are read from
	 * @param filter condition that the objects must meet
	 * @param order order of the objects; the last term is the key
	 * @param page page to read; null when no part of the page is selected
	 * @param edgeFields what to read of each edge
	 * @param totalCount whether to count all objects
	 * @param aggregates aggregates over all objects
	 * @param groups pages of groups of all objects
	 */
	record Connection(String key, Target target, SourcePlan source, FilterExpression filter, List<SortTerm> order,
			@Nullable Page page, List<FieldPlan> edgeFields, boolean totalCount, List<AggregatePlan> aggregates,
			List<Connection> groups) implements FieldPlan {

		/** Returns the same connection with another source. */
		public Connection withSource(SourcePlan other) {
			return new Connection(this.key, this.target, other, this.filter, this.order, this.page, this.edgeFields,
					this.totalCount, this.aggregates, this.groups);
		}

	}

}
