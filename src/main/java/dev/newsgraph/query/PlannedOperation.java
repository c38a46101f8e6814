package dev.newsgraph.query;

import java.util.Map;

/**
 * The root fields of an operation, planned before the first of them is read.
 *
 * @param fields the fields by result key
 */
record PlannedOperation(Map<String, PlannedField> fields) {
}
