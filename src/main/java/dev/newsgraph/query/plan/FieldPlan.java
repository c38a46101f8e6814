package dev.newsgraph.query.plan;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.query.plan.SelectionPlan.Target;

/** One field of an object. */
public sealed interface FieldPlan {

	/** Under which key the answer holds the value. */
	String key();

	/**
	 * A property.
	 *
	 * @param key under which the answer holds the value
	 * @param property the property, or the column of a row
	 * @param ofEdge whether the relationship, not the node, has it
	 * @param list whether null stands for the empty list
	 */
	record Property(String key, String property, boolean ofEdge, boolean list) implements FieldPlan {
	}

	/**
	 * How many relationships the node has.
	 *
	 * @param key under which the answer holds the value
	 * @param counted the relationships
	 */
	record Count(String key, SourcePlan.Relationship counted) implements FieldPlan {
	}

	/**
	 * The key of the node, of which the global id is made.
	 *
	 * @param key under which the answer holds the value
	 */
	record NodeKey(String key) implements FieldPlan {
	}

	/**
	 * A value that a statement computes.
	 *
	 * @param key under which the answer holds the value
	 * @param statement what computes it
	 */
	record Computed(String key, SourcePlan.Statement statement) implements FieldPlan {
	}

	/**
	 * Rows of several types, out of a column that holds a list of maps.
	 *
	 * @param key under which the answer holds the value
	 * @param column the column
	 * @param members what is read of the rows of each type
	 */
	record Members(String key, String column, List<Member> members) implements FieldPlan {
	}

	/**
	 * One type of such rows.
	 *
	 * @param type its name
	 * @param target what is read of them
	 */
	record Member(String type, Target target) {
	}

	/**
	 * One object, or none.
	 *
	 * @param key under which the answer holds the value
	 * @param target what it is
	 * @param source where it comes from
	 * @param required whether the source always gives one
	 */
	record SingleObject(String key, Target target, SourcePlan source, boolean required) implements FieldPlan {
	}

	/**
	 * Texts of the node, in which what was found is shown.
	 *
	 * @param key under which the answer holds the value
	 * @param properties the texts
	 * @param whole those of them that are shown whole
	 */
	record Highlights(String key, List<String> properties, List<String> whole) implements FieldPlan {
	}

	/**
	 * All objects, in an order.
	 *
	 * @param key under which the answer holds the value
	 * @param target what they are
	 * @param source where they come from
	 * @param order their order; the key is its last term
	 */
	record ObjectList(String key, Target target, SourcePlan source, List<SortTerm> order) implements FieldPlan {
	}

	/**
	 * A page of objects.
	 *
	 * @param key under which the answer holds the value
	 * @param target what they are
	 * @param source where they come from
	 * @param filter what is demanded of them
	 * @param order their order; the key is its last term
	 * @param page which page; null when only the count is asked for
	 * @param edgeFields what is read of each edge
	 * @param totalCount whether the count of all is asked for
	 * @param aggregates what is summed up of all
	 */
	record Connection(String key, Target target, SourcePlan source, FilterExpression filter, List<SortTerm> order,
			@Nullable Page page, List<FieldPlan> edgeFields, boolean totalCount,
			List<AggregatePlan> aggregates) implements FieldPlan {
	}

}
