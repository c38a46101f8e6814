package dev.newsgraph.schema;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A statement of a {@code @cypher} directive.
 *
 * @param text parsed Cypher text with placeholders
 * @param condition argument value that selects this statement; null if it always applies
 * @param columns columns of the parent row or edge that the text refers to
 * @param shared columns of the single row besides the rows and the cap
 * @param reads rows that the statement reads, which no cap limits
 * @param types names of the types whose nodes decide what the statement returns; null if
 * the schema does not say
 */
public record StatementTemplate(StatementText text, @Nullable Condition condition, List<String> columns,
		List<String> shared, List<ReadTerm> reads, @Nullable List<String> types) {

	public StatementTemplate {
		columns = List.copyOf(columns);
		shared = List.copyOf(shared);
		reads = List.copyOf(reads);
	}

	StatementTemplate(String text, @Nullable Condition condition, List<String> columns, List<String> shared,
			List<ReadTerm> reads) {
		this(StatementText.of(text), condition, columns, shared, reads, null);
	}

	/** Returns the condition, or an empty stream. */
	Stream<Condition> conditions() {
		return Stream.ofNullable(this.condition);
	}

	/** Returns the placeholders in text order, including repetitions. */
	public List<Placeholder> placeholders() {
		return this.text.placeholders();
	}

	/** Returns the text with each placeholder replaced. */
	public String fill(Function<Placeholder, String> replacement) {
		return this.text.fill(replacement);
	}

	/**
	 * Returns whether the last column reports that a cap was reached. Such a statement
	 * returns its rows as one list.
	 */
	public boolean reportsCap() {
		return this.text.reportsCap();
	}

	/** A placeholder in a statement for a value of an operation or a setting. */
	public sealed interface Placeholder {

		/**
		 * Replaced by the parameter that holds the value of an argument.
		 *
		 * @param argument name of the argument
		 */
		record Argument(String argument) implements Placeholder {
		}

		/**
		 * Replaced by the value of an argument itself.
		 *
		 * @param argument name of the argument
		 */
		record Literal(String argument) implements Placeholder {
		}

		/**
		 * Replaced by one end of a relationship pattern, with the direction given by an
		 * argument.
		 *
		 * @param argument name of the argument
		 * @param left whether it is the left end
		 */
		record Arrow(String argument, boolean left) implements Placeholder {

			/**
			 * Returns the end of the pattern, with an arrow head if the direction
			 * requires one.
			 */
			public String end(String direction) {
				return this.left ? (direction.equals("IN") ? "<-" : "-") : (direction.equals("OUT") ? "->" : "-");
			}

		}

		/**
		 * Replaced by the parameter that holds a configured cap.
		 *
		 * @param cap name of the cap
		 */
		record Limit(String cap) implements Placeholder {
		}

		/**
		 * Replaced by the conditions of the argument {@code where} on variables, or by
		 * the rule that decides which objects of a type the caller may see.
		 *
		 * @param variables names of the variables. For such a rule, the one variable, or
		 * {@code nodes(path)} for all nodes of a path; empty asks whether there is no
		 * rule
		 * @param type name of the type of the variable, for such a rule; otherwise null
		 */
		record Where(List<String> variables, @Nullable String type) implements Placeholder {

			Where(List<String> variables) {
				this(variables, null);
			}

			/** Returns the placeholder as it is written in the text. */
			public String text() {
				if (this.type == null) {
					return "$where(" + String.join(", ", this.variables) + ")";
				}
				return "$visible(" + (this.variables.isEmpty() ? "" : this.variables.getFirst() + ":") + this.type
						+ ")";
			}

		}

		/**
		 * The start of a text that is needed for columns: an expression that is replaced
		 * by null if no column needs it, or a clause that is also left out with a filter,
		 * or without one.
		 *
		 * @param use {@code column}, {@code filtered} or {@code unfiltered}
		 * @param columns names of the columns that need the text
		 */
		record Column(String use, List<String> columns) implements Placeholder {

			/** Returns the placeholder as it is written in the text. */
			public String text() {
				return "$" + this.use + "(" + String.join("|", this.columns) + ",";
			}

		}

		/**
		 * A clause that finds a node by its key.
		 *
		 * @param found the column of the node, its label, and the property that is the
		 * key and names the variable with the key, as in {@code column:Label.property}
		 */
		record Lookup(String found) implements Placeholder {

			/** Returns the placeholder as it is written in the text. */
			public String text() {
				return "$lookup(" + this.found + ")";
			}

		}

		/**
		 * Replaced by the parameter that holds the number of rows that a page needs,
		 * counted from the first row.
		 *
		 * @param cap name of the cap that applies when the page may need all rows
		 */
		record Window(String cap) implements Placeholder {
		}

		/**
		 * Replaced by the parameter that holds the words of a search text, or what is
		 * needed to search by its meaning.
		 *
		 * @param argument name of the argument with the search text
		 * @param meaning whether it is the meaning
		 */
		record Searched(String argument, boolean meaning) implements Placeholder {
		}

		/**
		 * Replaced by an entry of the parameter that holds the position of a stream of
		 * events.
		 *
		 * @param entry name of the entry
		 */
		record Position(String entry) implements Placeholder {
		}

	}

	/**
	 * A condition on an enum argument.
	 *
	 * @param argument name of the argument
	 * @param value name of the required enum value
	 */
	public record Condition(String argument, String value) {
	}

}
