package dev.newsgraph.database;

import java.util.List;
import java.util.Map;

import org.neo4j.driver.Value;
import org.neo4j.driver.summary.Plan;

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

	static StatementPlan of(Plan plan) {
		Map<String, Value> arguments = plan.arguments();
		Value details = arguments.get("Details");
		Value rows = arguments.get("EstimatedRows");
		// The name of the database follows the name of the operator.
		String operator = plan.operatorType();
		int end = operator.indexOf('@');
		return new StatementPlan((end < 0) ? operator : operator.substring(0, end),
				(details != null) ? details.asString() : "", (rows != null) ? rows.asDouble() : 0,
				List.copyOf(plan.identifiers()), plan.children().stream().map(StatementPlan::of).toList());
	}

}
