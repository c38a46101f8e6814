package dev.newsgraph.query.plan;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.schema.NodeType;

/**
 * A condition on objects. It refers to parameters by name and contains no values, so that
 * equal expressions produce equal statements.
 */
public sealed interface FilterExpression {

	/** The condition that every object meets. */
	FilterExpression NONE = new All(List.of());

	/**
	 * True when all terms are true.
	 *
	 * @param terms terms to combine; with no terms the condition is always true
	 */
	record All(List<FilterExpression> terms) implements FilterExpression {

		static FilterExpression of(List<FilterExpression> terms) {
			return (terms.size() == 1) ? terms.getFirst() : new All(List.copyOf(terms));
		}

		/** Returns the condition that is true when both conditions are. */
		public static FilterExpression both(FilterExpression first, FilterExpression second) {
			List<FilterExpression> terms = new ArrayList<>();
			for (FilterExpression one : List.of(first, second)) {
				if (one instanceof All all) {
					terms.addAll(all.terms());
				}
				else {
					terms.add(one);
				}
			}
			return of(terms);
		}

	}

	/**
	 * True when at least one term is true.
	 *
	 * @param terms terms to combine, at least one
	 */
	record Any(List<FilterExpression> terms) implements FilterExpression {

		static FilterExpression of(List<FilterExpression> terms) {
			return (terms.size() == 1) ? terms.getFirst() : new Any(List.copyOf(terms));
		}

	}

	/**
	 * True when the term is not true. A term that is null because a value is missing
	 * counts as false before it is negated.
	 *
	 * @param term term to negate
	 */
	record Not(FilterExpression term) implements FilterExpression {

		// Two negations cancel each other: an object passes neither a condition that is
		// null nor one that is false.
		static FilterExpression of(FilterExpression term) {
			return (term instanceof Not inner) ? inner.term() : new Not(term);
		}

	}

	/**
	 * Compares a value; false when the value is missing.
	 *
	 * @param operand value to compare
	 * @param operator comparison operator
	 * @param parameter name of the parameter that holds the other value
	 */
	record Comparison(Operand operand, Operator operator, String parameter) implements FilterExpression {
	}

	/**
	 * Tests whether a value is missing.
	 *
	 * @param operand value to test
	 * @param missing true if the value must be missing, false if it must be present
	 */
	record Missing(Operand operand, boolean missing) implements FilterExpression {
	}

	/**
	 * True when at least one related object meets a condition.
	 *
	 * @param source relationship to follow
	 * @param type type of the related objects
	 * @param condition condition on the related object
	 */
	record Exists(SourcePlan.Relationship source, NodeType type,
			FilterExpression condition) implements FilterExpression {
	}

	/**
	 * True when the node in a column of a row meets a condition.
	 *
	 * @param column name of the column, or of the variable in a statement
	 * @param type type of the node
	 * @param condition condition on the node
	 */
	record OfColumn(String column, NodeType type, FilterExpression condition) implements FilterExpression {
	}

	/** A value that can be compared. */
	sealed interface Operand {

		/**
		 * A property of a node, or a column of a row.
		 *
		 * @param path name of the property or column
		 * @param lowerCase whether its text is converted to lower case
		 * @param weight number of rows that take as long to read as the value
		 */
		record Property(String path, boolean lowerCase, int weight) implements Operand {
		}

		/**
		 * The number of relationships of a node.
		 *
		 * @param counted relationships to count
		 * @param visible what a related object must meet to be counted; null counts all
		 */
		record Count(SourcePlan.Relationship counted, @Nullable Exists visible) implements Operand {

			Count(SourcePlan.Relationship counted) {
				this(counted, null);
			}

		}

	}

	/** A comparison operator, with its name in the API. */
	enum Operator {

		EQ("eq"), NE("ne"), IN("in"), NOT_IN("notIn"), LT("lt"), LTE("lte"), GT("gt"), GTE("gte"), CONTAINS("contains"),
		STARTS_WITH("startsWith"), ENDS_WITH("endsWith");

		private final String name;

		Operator(String name) {
			this.name = name;
		}

		boolean takesList() {
			return this == IN || this == NOT_IN;
		}

		static Operator of(String name) {
			for (Operator operator : values()) {
				if (operator.name.equals(name)) {
					return operator;
				}
			}
			throw new IllegalArgumentException("No operator '%s'".formatted(name));
		}

	}

}
