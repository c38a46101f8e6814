package dev.newsgraph.query.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.newsgraph.query.plan.FilterExpression.All;
import dev.newsgraph.query.plan.FilterExpression.Any;
import dev.newsgraph.query.plan.FilterExpression.Comparison;
import dev.newsgraph.query.plan.FilterExpression.Exists;
import dev.newsgraph.query.plan.FilterExpression.Missing;
import dev.newsgraph.query.plan.FilterExpression.Not;
import dev.newsgraph.query.plan.FilterExpression.OfColumn;
import dev.newsgraph.query.plan.FilterExpression.Operand;
import dev.newsgraph.schema.RowType;
import dev.newsgraph.schema.TypeMapping;

/**
 * Splits a filter between a statement and its rows. Conditions on variables of the
 * statement become part of its text. The remaining conditions are applied to the rows
 * that the statement returns.
 */
public final class StatementFilter {

	private final List<FilterExpression> conditions;

	private final boolean ofRows;

	private final Set<FilterExpression> placed = new HashSet<>();

	/**
	 * Creates the filter of a statement.
	 * @param filter filter to split
	 * @param ofRows whether the filter applies to rows whose columns have the names of
	 * the variables; otherwise it applies to the node that the statement refers to
	 */
	StatementFilter(FilterExpression filter, boolean ofRows) {
		this.conditions = (filter instanceof All all) ? all.terms() : List.of(filter);
		this.ofRows = ofRows;
	}

	/**
	 * Returns the conditions that refer only to the given variables, and marks them as
	 * placed.
	 */
	FilterExpression conditionsOn(List<String> variables) {
		if (!this.ofRows) {
			this.placed.addAll(this.conditions);
			return All.of(this.conditions);
		}
		List<FilterExpression> terms = new ArrayList<>();
		for (FilterExpression condition : this.conditions) {
			if (variables.containsAll(columns(condition))) {
				terms.add(condition);
				this.placed.add(condition);
			}
		}
		return All.of(terms);
	}

	/** Returns the conditions that are not part of the statement. */
	FilterExpression remaining() {
		return All.of(this.conditions.stream().filter((condition) -> !this.placed.contains(condition)).toList());
	}

	/**
	 * Returns the conditions on the rows of a type that are not part of the statement.
	 * @throws InvalidArgumentException if a condition on a variable of the statement is
	 * not part of it
	 */
	FilterExpression remaining(TypeMapping type, FieldArguments arguments) {
		FilterExpression remaining = remaining();
		if (type instanceof RowType row) {
			for (String column : columns(remaining)) {
				if (!row.fields().containsKey(column)) {
					throw arguments.invalid("where",
							"the condition that selects which %ss are counted cannot be combined with other conditions in 'or' or 'not'; pass it at the top level of the filter"
								.formatted(column));
				}
			}
		}
		return remaining;
	}

	/** Returns the columns that a filter of rows refers to. */
	public static Set<String> columns(FilterExpression filter) {
		Set<String> columns = new HashSet<>();
		collect(filter, columns);
		return columns;
	}

	private static void collect(FilterExpression filter, Set<String> columns) {
		switch (filter) {
			case All all -> all.terms().forEach((term) -> collect(term, columns));
			case Any any -> any.terms().forEach((term) -> collect(term, columns));
			case Not not -> collect(not.term(), columns);
			case Comparison comparison -> collect(comparison.operand(), columns);
			case Missing missing -> collect(missing.operand(), columns);
			case OfColumn column -> columns.add(column.column());
			case Exists exists -> {
				// Applies to a node.
			}
		}
	}

	private static void collect(Operand operand, Set<String> columns) {
		if (operand instanceof Operand.Property property) {
			columns.add(property.path().split("\\.")[0]);
		}
	}

}
