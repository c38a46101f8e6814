package dev.newsgraph.schema;

import java.util.List;

/** Where the objects of a field are read from. */
public sealed interface Source {

	/** Reads all nodes of the type. */
	record AllNodes() implements Source {
	}

	/**
	 * Looks up a node by its key.
	 *
	 * @param argument argument that holds the key
	 * @param form form of the key in the graph
	 */
	record ByKey(String argument, KeyForm form) implements Source {
	}

	/**
	 * Follows a relationship.
	 *
	 * @param types relationship types, at least one
	 * @param outgoing whether the relationship starts at the object that has the field
	 */
	record ByRelationship(List<String> types, boolean outgoing) implements Source {

		public ByRelationship {
			types = List.copyOf(types);
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
