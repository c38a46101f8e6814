package dev.newsgraph.schema;

import java.util.List;
import java.util.Map;

/** Where the objects of a field are read from. */
public sealed interface Source {

	/** Reads all nodes of the type. */
	record AllNodes() implements Source {
	}

	/**
	 * Looks up a node by its key, or by another value.
	 *
	 * @param argument argument that holds the key
	 * @param form form of the key in the graph
	 * @param by argument of an input type with {@code @oneOf}, or an empty string
	 * @param alternatives what the fields of that input type hold, by field name
	 */
	record ByKey(String argument, KeyForm form, String by, Map<String, Alternative> alternatives) implements Source {

		public ByKey {
			alternatives = Map.copyOf(alternatives);
		}

		ByKey(String argument, KeyForm form) {
			this(argument, form, "", Map.of());
		}

	}

	/**
	 * A value that identifies a node.
	 *
	 * @param property name of the property; an empty string for the key
	 * @param form form of the value in the graph
	 */
	record Alternative(String property, KeyForm form) {
	}

	/**
	 * Follows a relationship.
	 *
	 * @param types relationship types, at least one
	 * @param outgoing whether the relationship starts at the object that has the field
	 * @param sorted properties of the start node that the relationship holds too
	 */
	record ByRelationship(List<String> types, boolean outgoing, List<String> sorted) implements Source {

		public ByRelationship {
			types = List.copyOf(types);
			sorted = List.copyOf(sorted);
		}

		/** Creates a source over relationships that hold no properties of their nodes. */
		public ByRelationship(List<String> types, boolean outgoing) {
			this(types, outgoing, List.of());
		}

	}

	/**
	 * Reads the rows of a statement.
	 *
	 * @param statements statements to choose from
	 */
	record ByStatement(List<StatementTemplate> statements) implements Source {

		public ByStatement {
			statements = List.copyOf(statements);
		}

	}

	/**
	 * Reads a column of the parent row or edge.
	 *
	 * @param column name of the column
	 */
	record ByColumn(String column) implements Source {
	}

	/** A single row without columns. */
	record SingleRow() implements Source {
	}

	/** Form of a key in the graph. */
	enum KeyForm {

		EXACT, ADDRESS, DOMAIN, SLUG, ID

	}

}
