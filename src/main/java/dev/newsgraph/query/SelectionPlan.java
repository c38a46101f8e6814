package dev.newsgraph.query;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.schema.NodeType;

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
		 * @param statement its text, parameters filled in
		 */
		record Computed(String key, String statement) implements FieldPlan {
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
		 * @param order their order; the key is its last term
		 * @param page which page; null when only the count is asked for
		 * @param edgeFields what is read of each edge
		 * @param totalCount whether the count of all is asked for
		 */
		record Connection(String key, Target target, SourcePlan source, List<SortTerm> order, @Nullable Page page,
				List<FieldPlan> edgeFields, boolean totalCount) implements FieldPlan {
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
		 * @param text Cypher with its parameters filled in
		 */
		record Statement(String text) implements SourcePlan {
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
	 */
	record SortTerm(boolean ofEdge, String path, boolean descending, boolean nullable) {
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
