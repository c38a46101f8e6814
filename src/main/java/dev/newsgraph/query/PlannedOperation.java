package dev.newsgraph.query;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The root fields of an operation, planned before the first of them is read.
 *
 * @param fields the fields by result key, as they were written
 * @param statistics takes down how long each takes; null when nobody asked
 */
record PlannedOperation(Map<String, PlannedField> fields, @Nullable Statistics statistics) {
}
