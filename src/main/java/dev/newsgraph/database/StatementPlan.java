package dev.newsgraph.database;

import java.util.List;

/**
 * An operator in the execution plan of a statement.
 *
 * @param operator the name of the operator
 * @param details the details of the database about it; may be empty
 * @param estimatedRows the number of rows that the planner estimates
 * @param identifiers the variables that are known after this operator
 * @param children the operators that provide its rows
 */
public record StatementPlan(String operator, String details, double estimatedRows, List<String> identifiers,
		List<StatementPlan> children) {
}
