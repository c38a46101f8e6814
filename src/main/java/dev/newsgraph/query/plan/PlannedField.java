package dev.newsgraph.query.plan;

import java.util.Map;

/**
 * A root field, ready to be asked for.
 *
 * @param plan what to ask
 * @param parameters the values, by the names that the plan uses
 * @param copies how often the answer can hold what is read once
 */
public record PlannedField(SelectionPlan plan, Map<String, Object> parameters, int copies) {

	PlannedField(SelectionPlan plan, Map<String, Object> parameters) {
		this(plan, parameters, 1);
	}

}
