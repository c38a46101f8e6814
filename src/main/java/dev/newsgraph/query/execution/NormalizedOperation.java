package dev.newsgraph.query.execution;

import java.util.List;

import dev.newsgraph.query.limits.SelectionShape;
import dev.newsgraph.query.plan.SelectedField;

/**
 * The selection of an operation, with fragments expanded.
 *
 * @param rootFields selected root fields; empty if the shape exceeds a limit
 * @param shape how often the operation repeats fields
 * @param weight memory that the selection takes, as estimated
 */
record NormalizedOperation(List<SelectedField> rootFields, SelectionShape shape, int weight) {
}
