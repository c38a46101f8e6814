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

/**
 * A filter and the statement that heeds it: what is demanded of the statement's variables
 * goes into its text, the rest is demanded of its rows.
 */
public final class StatementFilter {

	private final List<FilterExpression> conditions;

	private final boolean ofRows;

	private final Set<FilterExpression> placed = new HashSet<>();

	/**
	 * Takes a filter apart.
	 * @param filter what is demanded
	 * @param rows whether it is demanded of rows, whose columns the variables are named
	 * after; else of the one node that the statement names
	 */
	StatementFilter(FilterExpression filter, boolean ofRows) {
		this.conditions = (filter instanceof All all) ? all.terms() : List.of(filter);
		this.ofRows = ofRows;
	}

	/** What is demanded of these variables alone. */
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

	/** What no variable met. */
	FilterExpression remaining() {
		return All.of(this.conditions.stream().filter((condition) -> !this.placed.contains(condition)).toList());
	}

	/** The columns that a condition of rows looks at. */
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
				// Stands on a node.
			}
		}
	}

	private static void collect(Operand operand, Set<String> columns) {
		if (operand instanceof Operand.Property property) {
			columns.add(property.path().split("\\.")[0]);
		}
	}

}
