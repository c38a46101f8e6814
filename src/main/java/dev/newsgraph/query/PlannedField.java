package dev.newsgraph.query;

import java.util.Map;

/**
 * A root field, ready to be asked for.
 *
 * @param plan what to ask
 * @param parameters the values, by the names that the plan uses
 */
record PlannedField(SelectionPlan plan, Map<String, Object> parameters) {
}
