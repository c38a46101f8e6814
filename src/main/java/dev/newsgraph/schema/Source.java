package dev.newsgraph.schema;

import java.util.List;

/** Where the objects of a field come from. */
public sealed interface Source {

	/** All nodes of the type. */
	record AllNodes() implements Source {
	}

	/**
	 * The node with a key.
	 *
	 * @param argument the argument that holds the key
	 * @param form the form to bring it into
	 */
	record ByKey(String argument, KeyForm form) implements Source {
	}

	/**
	 * The nodes over one relationship.
	 *
	 * @param types its types, at least one
	 * @param outgoing whether it starts at the object of the field
	 */
	record ByRelationship(List<String> types, boolean outgoing) implements Source {

		public ByRelationship {
			types = List.copyOf(types);
		}

	}

	/**
	 * The rows of a statement.
	 *
	 * @param statements the statements to choose from
	 */
	record ByStatement(List<StatementTemplate> statements) implements Source {

		public ByStatement {
			statements = List.copyOf(statements);
		}

	}

	/**
	 * A column of the row, or of the edge, that the field belongs to.
	 *
	 * @param column its name
	 */
	record ByColumn(String column) implements Source {
	}

	/** One row without columns. */
	record SingleRow() implements Source {
	}

	/** The form that a key has in the graph. */
	enum KeyForm {

		EXACT, ADDRESS, DOMAIN, SLUG, ID

	}

}
