package dev.newsgraph.query;

import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.LightDataFetcher;
import org.jspecify.annotations.Nullable;

/** Takes a field's value out of the row that its statement returned. */
class RowDataFetcher implements LightDataFetcher<Object> {

	@Override
	public final @Nullable Object get(GraphQLFieldDefinition field, Object source,
			Supplier<DataFetchingEnvironment> environment) {
		Map<?, ?> row = (Map<?, ?>) source;
		String name = field.getName();
		Object value = row.get(name);
		if (value == null && !row.containsKey(name)) {
			value = row.get(RowKeys.key(name, environment.get().getExecutionStepInfo().getResultKey()));
		}
		return value(row, value);
	}

	@Override
	public final @Nullable Object get(DataFetchingEnvironment environment) {
		return get(environment.getFieldDefinition(), Objects.requireNonNull(environment.getSource()),
				() -> environment);
	}

	/** The value for the client, of the row and what it holds for the field. */
	@Nullable Object value(Map<?, ?> row, @Nullable Object value) {
		return value;
	}

}
