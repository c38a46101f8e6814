package dev.newsgraph.query.execution;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.LightDataFetcher;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.query.plan.RowKeys;

/** Reads the value of a field from the row that its statement returned. */
class RowDataFetcher implements LightDataFetcher<Object> {

	@Override
	public final @Nullable Object get(GraphQLFieldDefinition field, Object source,
			Supplier<DataFetchingEnvironment> environment) {
		Map<?, ?> row = (Map<?, ?>) source;
		String name = field.getName();
		Object value = row.get(name);
		if (value == null && !row.containsKey(name)) {
			value = aliased(row, RowKeys.candidates(name, environment.get().getExecutionStepInfo()));
		}
		return value(row, value, environment);
	}

	@Override
	public final @Nullable Object get(DataFetchingEnvironment environment) {
		return get(environment.getFieldDefinition(), Objects.requireNonNull(environment.getSource()),
				() -> environment);
	}

	private static @Nullable Object aliased(Map<?, ?> row, List<String> keys) {
		for (String key : keys) {
			Object value = row.get(key);
			if (value != null) {
				return value;
			}
		}
		return null;
	}

	/**
	 * Converts the value of a field for the client. Override this method if the
	 * conversion needs the environment.
	 */
	@Nullable Object value(Map<?, ?> row, @Nullable Object value, Supplier<DataFetchingEnvironment> environment) {
		return value(row, value);
	}

	/** Converts the value of a field for the client. */
	@Nullable Object value(Map<?, ?> row, @Nullable Object value) {
		return value;
	}

}
