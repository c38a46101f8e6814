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

/** Takes a field's value out of the row that its statement returned. */
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

	/** The value for the client, where it needs to know more than the row. */
	@Nullable Object value(Map<?, ?> row, @Nullable Object value, Supplier<DataFetchingEnvironment> environment) {
		return value(row, value);
	}

	/** The value for the client, of the row and what it holds for the field. */
	@Nullable Object value(Map<?, ?> row, @Nullable Object value) {
		return value;
	}

}
