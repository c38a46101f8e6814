package dev.newsgraph.query.plan;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.schema.NodeType;

/**
 * Plan of one root field. It refers to parameters by name and contains no values, so
 * equal plans produce the same statement.
 */
public sealed interface SelectionPlan {

	/**
	 * Reads one node by its key or by another property. If several nodes have the value,
	 * it is the one whose key sorts first.
	 *
	 * @param type type of the node
	 * @param property name of the property that is compared
	 * @param keyParameter parameter that holds the value of the property
	 * @param fields fields to read
	 * @param named whether to return the name of the type
	 * @param visible condition that the node must meet to be found
	 */
	record ByKey(NodeType type, String property, String keyParameter, List<FieldPlan> fields, boolean named,
			FilterExpression visible) implements SelectionPlan {

		/** Creates the plan for a node that is found whatever its values are. */
		public ByKey(NodeType type, String property, String keyParameter, List<FieldPlan> fields, boolean named) {
			this(type, property, keyParameter, fields, named, FilterExpression.NONE);
		}

	}

	/**
	 * Reads nodes of several types by their keys.
	 *
	 * @param groups one group for each requested type
	 */
	record ByKeys(List<Group> groups) implements SelectionPlan {

		/**
		 * The nodes of one type.
		 *
		 * @param type type of the nodes
		 * @param keysParameter parameter that holds the list of keys
		 * @param fields fields to read of each node
		 * @param visible condition that a node must meet to be found
		 */
		public record Group(NodeType type, String keysParameter, List<FieldPlan> fields, FilterExpression visible) {

			Group(NodeType type, String keysParameter, List<FieldPlan> fields) {
				this(type, keysParameter, fields, FilterExpression.NONE);
			}

		}

	}

	/**
	 * Reads a field that does not depend on another object.
	 *
	 * @param field plan of the field
	 */
	record Standalone(FieldPlan field) implements SelectionPlan {
	}

	/** Reads nothing, because the arguments exclude every object. */
	record Empty() implements SelectionPlan {
	}

	/**
	 * An object and the fields to read of it.
	 *
	 * @param name base name of its variable
	 * @param node type of the node; null for a row
	 * @param fields fields to read
	 */
	record Target(String name, @Nullable NodeType node, List<FieldPlan> fields) {
	}

}
