package dev.newsgraph.database;

import java.util.List;

/**
 * A step of how the database would carry out a statement.
 *
 * @param operator what it does
 * @param details upon what, in the database's words; may be empty
 * @param estimatedRows how many rows the planner thinks it gives
 * @param identifiers the variables that are known then
 * @param children the steps that feed it
 */
public record StatementPlan(String operator, String details, double estimatedRows, List<String> identifiers,
		List<StatementPlan> children) {
}
