package dev.newsgraph.query.plan;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.schema.NodeType;

/**
 * What one root field selects, resolved against the graph; it holds names of parameters
 * but no values, so equal plans are answered by the same statement.
 */
public sealed interface SelectionPlan {

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
		public record Group(NodeType type, String keysParameter, List<FieldPlan> fields) {
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
	record Empty() implements SelectionPlan {
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

}
