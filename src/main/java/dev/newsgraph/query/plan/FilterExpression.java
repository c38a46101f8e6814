package dev.newsgraph.query.plan;

import java.util.List;

import dev.newsgraph.schema.NodeType;

/** What is demanded of objects; it holds names of parameters but no values. */
public sealed interface FilterExpression {

	/** No demand. */
	FilterExpression NONE = new All(List.of());

	/**
	 * Each is met.
	 *
	 * @param terms the demands; none is always met
	 */
	record All(List<FilterExpression> terms) implements FilterExpression {

		static FilterExpression of(List<FilterExpression> terms) {
			return (terms.size() == 1) ? terms.getFirst() : new All(List.copyOf(terms));
		}

	}

	/**
	 * One is met at least.
	 *
	 * @param terms the demands, at least one
	 */
	record Any(List<FilterExpression> terms) implements FilterExpression {
	}

	/**
	 * The opposite; what a missing value leaves open counts as not met before it is
	 * turned.
	 *
	 * @param term what is not met
	 */
	record Not(FilterExpression term) implements FilterExpression {
	}

	/**
	 * A value compared; a missing one never meets it.
	 *
	 * @param operand the value
	 * @param operator how it is compared
	 * @param parameter the parameter that holds what it is compared with
	 */
	record Comparison(Operand operand, Operator operator, String parameter) implements FilterExpression {
	}

	/**
	 * Whether a value is missing.
	 *
	 * @param operand the value
	 * @param missing whether it must be, or must not be
	 */
	record Missing(Operand operand, boolean missing) implements FilterExpression {
	}

	/**
	 * An object over a relationship meets a demand.
	 *
	 * @param source the relationship
	 * @param type the object's type
	 * @param condition the demand
	 */
	record Exists(SourcePlan.Relationship source, NodeType type,
			FilterExpression condition) implements FilterExpression {
	}

	/**
	 * The node in a column of a row meets a demand.
	 *
	 * @param column the column, or the variable of a statement
	 * @param type the node's type
	 * @param condition the demand
	 */
	record OfColumn(String column, NodeType type, FilterExpression condition) implements FilterExpression {
	}

	/** What is compared. */
	sealed interface Operand {

		/**
		 * A property of a node, or a column of a row.
		 *
		 * @param path its name
		 */
		record Property(String path) implements Operand {
		}

		/**
		 * How many relationships a node has.
		 *
		 * @param counted the relationships
		 */
		record Count(SourcePlan.Relationship counted) implements Operand {
		}

	}

	/** How a value is compared, by the names that the API has for it. */
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
