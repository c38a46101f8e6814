package dev.newsgraph.query.execution;

import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import graphql.schema.DataFetchingEnvironment;
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

	/** Returns the operation of the field that is fetched. */
	static PlannedOperation of(DataFetchingEnvironment environment) {
		return Objects.requireNonNull(environment.getGraphQlContext().<PlannedOperation>get(PlannedOperation.class));
	}

	/** Returns the planned root field with this result key. */
	PlannedField field(String resultKey) {
		return Objects.requireNonNull(this.fields.get(resultKey));
	}

	/** Runs the supplier, and measures it if the request asked for statistics. */
	@Nullable Object measure(String resultKey, Supplier<@Nullable Object> answer) {
		return (this.statistics != null) ? this.statistics.measure(resultKey, answer) : answer.get();
	}

}
