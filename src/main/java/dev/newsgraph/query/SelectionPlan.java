package dev.newsgraph.query;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.schema.NodeType;
import dev.newsgraph.schema.StatementTemplate.Placeholder;

/**
 * What one root field selects, resolved against the graph; it holds names of parameters
 * but no values, so equal plans are answered by the same statement.
 */
sealed interface SelectionPlan {

	/**
	 * The one node with a key.
	 *
	 * @param type the node's type
	 * @param keyParameter the parameter that holds the key
	 * @param fields what is read of it
	 * @param named whether the answer must say its type
	 */
	record ByKey(NodeType type, String keyParameter, List<FieldPlan> fields, boolean named) implements SelectionPlan {
	}

	/**
	 * Nodes of several types by their keys.
	 *
	 * @param groups one for each type that occurs
	 */
	record ByKeys(List<Group> groups) implements SelectionPlan {

		/**
		 * The nodes of one type.
		 *
		 * @param type their type
		 * @param keysParameter the parameter that holds the list of keys
		 * @param fields what is read of each
		 */
		record Group(NodeType type, String keysParameter, List<FieldPlan> fields) {
		}

	}

	/**
	 * A field that stands on no other object.
	 *
	 * @param field the field
	 */
	record Standalone(FieldPlan field) implements SelectionPlan {
	}

	/** There is nothing to ask the graph for. */
	record Nothing() implements SelectionPlan {
	}

	/** One field of an object. */
	sealed interface FieldPlan {

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
		record One(String key, Target target, SourcePlan source, boolean required) implements FieldPlan {
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
		record Many(String key, Target target, SourcePlan source, List<SortTerm> order) implements FieldPlan {
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

	/**
	 * What an object is and what is read of it.
	 *
	 * @param name what its variable is called after
	 * @param node its type when it is a node, null when it is a row
	 * @param fields what is read of it
	 */
	record Target(String name, @Nullable NodeType node, List<FieldPlan> fields) {
	}

	/** Where objects come from. */
	sealed interface SourcePlan {

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
		 * @param demands what is demanded of its variables, by the text that stands for
		 * it
		 * @param capParameters the parameters that bound what it looks at
		 * @param sizeParameter the parameter that says how many rows it gives; empty when
		 * none does
		 */
		record Statement(String text, List<String> columns, boolean capped,
				Map<Placeholder.Where, FilterExpression> demands, List<String> capParameters,
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

	/**
	 * One term of an order; nulls come last whichever way it goes.
	 *
	 * @param ofEdge whether the relationship, not the node, has the value
	 * @param path a property, a column, or {@code column.property}
	 * @param descending the greatest first
	 * @param nullable whether the value can be null
	 * @param computed how the value is computed; null when it is read as it stands
	 */
	record SortTerm(boolean ofEdge, String path, boolean descending, boolean nullable, @Nullable SortValue computed) {

		SortTerm(boolean ofEdge, String path, boolean descending, boolean nullable) {
			this(ofEdge, path, descending, nullable, null);
		}

	}

	/** A value to sort by that is no property of the object itself. */
	sealed interface SortValue {

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

	/**
	 * A page.
	 *
	 * @param sizeParameter the parameter that holds how many are answered
	 * @param limitParameter the parameter that holds how many are read: one more when it
	 * must be known whether more follow
	 * @param more whether it must be known whether more follow
	 * @param backward whether it is counted from the end
	 * @param after what it starts behind
	 * @param before what it ends before
	 * @param cursors whether cursors are asked for
	 * @param edges whether edges are asked for
	 */
	record Page(String sizeParameter, String limitParameter, boolean more, boolean backward, @Nullable Bound after,
			@Nullable Bound before, boolean cursors, boolean edges) {

		boolean bounded() {
			return this.after != null || this.before != null;
		}

	}

	/**
	 * The values of a cursor.
	 *
	 * @param parameters for each term of the order the parameter that holds its value;
	 * empty text for null
	 */
	record Bound(List<String> parameters) {

		boolean isNull(int term) {
			return this.parameters.get(term).isEmpty();
		}

	}

}
