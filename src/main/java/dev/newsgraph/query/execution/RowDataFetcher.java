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
public class RowDataFetcher implements LightDataFetcher<Object> {

	private final Kind kind;

	RowDataFetcher() {
		this(new Kind.Stored());
	}

	RowDataFetcher(Kind kind) {
		this.kind = kind;
	}

	/** Returns how the value is found in the row, for executions of another kind. */
	public final Kind kind() {
		return this.kind;
	}

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

	/** How the value of a field is found in the row of its object. */
	public sealed interface Kind {

		/** The value is stored in the row. */
		record Stored() implements Kind {
		}

		/** The value is stored in the row, or in a list with at most one element. */
		record Single() implements Kind {
		}

		/**
		 * The global ID is built from the key that is stored.
		 *
		 * @param type name of the type
		 */
		record Id(String type) implements Kind {
		}

		/** The cursor is built from the values that are stored. */
		record Cursor() implements Kind {
		}

		/** The value is the row itself. */
		record PageInfo() implements Kind {
		}

		/** The values are the nodes of the edges that are stored. */
		record Nodes() implements Kind {
		}

		/**
		 * The value is derived from the row of a connection.
		 *
		 * @param name name of the field of {@code PageInfo}
		 */
		record PageInfoField(String name) implements Kind {
		}

		/** The rows of several types are merged. */
		record Members() implements Kind {
		}

		/**
		 * The value is stored with a flag that says whether a cap was reached.
		 *
		 * @param message the notice if it was
		 * @param list whether the value is a list
		 */
		record Capped(String message, boolean list) implements Kind {
		}

		/** Search highlights are created from the texts that are stored. */
		record Highlights() implements Kind {
		}

	}

}
