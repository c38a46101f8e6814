package dev.newsgraph.query.plan;

import java.util.Map;

/**
 * A planned root field with the values of its parameters.
 *
 * @param plan plan of the field
 * @param parameters parameter values by the names that the plan uses
 * @param copies how many times the response can contain an object that is read once
 */
public record PlannedField(SelectionPlan plan, Map<String, Object> parameters, int copies) {

	PlannedField(SelectionPlan plan, Map<String, Object> parameters) {
		this(plan, parameters, 1);
	}

}
