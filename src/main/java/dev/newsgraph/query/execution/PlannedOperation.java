package dev.newsgraph.query.execution;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.query.plan.PlannedField;

/**
 * The planned root fields of an operation, stored in the {@code GraphQLContext} before
 * the first field is fetched.
 *
 * @param fields planned fields by result key
 * @param statistics measures the duration of each field; null when the request did not
 * ask for statistics
 */
record PlannedOperation(Map<String, PlannedField> fields, @Nullable Statistics statistics) {
}
