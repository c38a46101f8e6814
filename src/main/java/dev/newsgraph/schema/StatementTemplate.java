package dev.newsgraph.schema;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The statement of a {@code @cypher} directive.
 *
 * @param text Cypher in which placeholders stand for what an operation passes, taken
 * apart
 * @param condition when this statement is the one to take; null for always
 * @param columns the columns of the row, or of the edge, that the text knows by name
 */
public record StatementTemplate(StatementText text, @Nullable Condition condition, List<String> columns) {

	public StatementTemplate {
		columns = List.copyOf(columns);
	}

	StatementTemplate(String text, @Nullable Condition condition, List<String> columns) {
		this(StatementText.of(text), condition, columns);
	}

	/** The condition, or none. */
	Stream<Condition> conditions() {
		return Stream.ofNullable(this.condition);
	}

	/** The placeholders, each as often as the text has it. */
	public List<Placeholder> placeholders() {
		return this.text.placeholders();
	}

	/** The text with each placeholder replaced. */
	public String fill(Function<Placeholder, String> replacement) {
		return this.text.fill(replacement);
	}

	/**
	 * Whether the last column says that a cap left something out. A statement of several
	 * rows then returns them as one list.
	 */
	public boolean reportsCap() {
		return this.text.reportsCap();
	}

	/** Whether the text itself heeds the argument {@code where}. */
	public boolean filters() {
		return placeholders().stream().anyMatch(Placeholder.Where.class::isInstance);
	}

	/** What stands in a statement for something that an operation, or a setting, says. */
	public sealed interface Placeholder {

		/**
		 * The parameter that holds an argument's value.
		 *
		 * @param argument the argument's name
		 */
		record Argument(String argument) implements Placeholder {
		}

		/**
		 * An argument's value itself.
		 *
		 * @param argument the argument's name
		 */
		record Literal(String argument) implements Placeholder {
		}

		/**
		 * One end of a relationship, whose head an argument chooses.
		 *
		 * @param argument the argument's name
		 * @param left whether it is the left end
		 */
		record Arrow(String argument, boolean left) implements Placeholder {

			/** The end, with a head where the direction has one. */
			public String end(String direction) {
				return this.left ? (direction.equals("IN") ? "<-" : "-") : (direction.equals("OUT") ? "->" : "-");
			}

		}

		/**
		 * The parameter that holds a configured cap.
		 *
		 * @param cap the cap's name
		 */
		record Limit(String cap) implements Placeholder {
		}

		/**
		 * What the argument {@code where} demands of variables.
		 *
		 * @param variables the variables' names
		 */
		record Where(List<String> variables) implements Placeholder {

			/** As the text has it. */
			public String text() {
				return "$where(" + String.join(", ", this.variables) + ")";
			}

		}

		/**
		 * The parameter that holds how many rows a page can need, counted from the first.
		 *
		 * @param cap the name of the cap, which is how many are needed when the page
		 * alone does not tell
		 */
		record Window(String cap) implements Placeholder {
		}

	}

	/**
	 * A value that an enum argument must have.
	 *
	 * @param argument the argument's name
	 * @param value the enum value's name
	 */
	public record Condition(String argument, String value) {
	}

}
