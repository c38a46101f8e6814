package dev.newsgraph.schema;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of rows that a statement reads, as a count of the graph. */
public sealed interface ReadTerm {

	/** The form of a term. */
	Pattern FORM = Pattern.compile(":(?<label>\\w+)|(?<type>\\w+)(?:/(?<owner>\\w+))?");

	/** Returns the term that a text describes, or empty if it has another form. */
	static Optional<ReadTerm> of(String text) {
		Matcher term = FORM.matcher(text);
		if (!term.matches()) {
			return Optional.empty();
		}
		if (term.group("label") != null) {
			return Optional.of(new Nodes(term.group("label")));
		}
		return Optional.of((term.group("owner") == null) ? new Relationships(term.group("type"))
				: new Degree(term.group("type"), term.group("owner")));
	}

	/**
	 * All nodes with a label.
	 *
	 * @param label label of the nodes
	 */
	record Nodes(String label) implements ReadTerm {
	}

	/**
	 * All relationships of a type.
	 *
	 * @param type type of the relationships
	 */
	record Relationships(String type) implements ReadTerm {
	}

	/**
	 * The number of relationships of a type, divided by the nodes with a label.
	 *
	 * @param type type of the relationships
	 * @param label label of the node
	 */
	record Degree(String type, String label) implements ReadTerm {
	}

}
