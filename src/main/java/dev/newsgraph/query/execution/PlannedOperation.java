package dev.newsgraph.query.execution;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.query.plan.PlannedField;

/**
 * The root fields of an operation, planned before the first of them is read.
 *
 * @param fields the fields by result key, as they were written
 * @param statistics takes down how long each takes; null when nobody asked
 */
record PlannedOperation(Map<String, PlannedField> fields, @Nullable Statistics statistics) {
}
