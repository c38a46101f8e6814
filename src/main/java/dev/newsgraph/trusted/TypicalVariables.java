package dev.newsgraph.trusted;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.OperationDefinition;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.language.VariableDefinition;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import org.jspecify.annotations.Nullable;

/** Makes up values for the variables that an operation requires, to estimate its cost. */
final class TypicalVariables {

	private static final Map<String, Object> SCALARS = Map.of("Int", 10, "Float", 1.0, "Boolean", true, "String", "a",
			"ID", "a", "URL", "https://example.org/", "DateTime", "2026-01-01T00:00:00Z", "JSON", Map.of());

	private final GraphQLSchema schema;

	TypicalVariables(GraphQLSchema schema) {
		this.schema = schema;
	}

	/**
	 * Returns values for the variables that have neither a default value nor a type that
	 * allows null.
	 */
	Map<String, @Nullable Object> of(OperationDefinition operation) {
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		for (VariableDefinition variable : operation.getVariableDefinitions()) {
			if (variable.getType() instanceof NonNullType type && variable.getDefaultValue() == null) {
				values.put(variable.getName(), value(type));
			}
		}
		return values;
	}

	private @Nullable Object value(Type<?> type) {
		return switch (type) {
			case NonNullType required -> value(required.getType());
			case ListType list -> {
				Object item = value(list.getType());
				yield (item != null) ? List.of(item) : List.of();
			}
			case TypeName name -> value(this.schema.getType(name.getName()));
			default -> null;
		};
	}

	private @Nullable Object value(@Nullable GraphQLType type) {
		return switch (type) {
			case GraphQLNonNull required -> value(required.getWrappedType());
			case GraphQLList list -> {
				Object item = value(list.getWrappedType());
				yield (item != null) ? List.of(item) : List.of();
			}
			case GraphQLEnumType values -> values.getValues().getFirst().getName();
			case GraphQLInputObjectType object -> object(object);
			case null -> null;
			default -> SCALARS.get(GraphQLTypeUtil.simplePrint(type));
		};
	}

	private Map<String, @Nullable Object> object(GraphQLInputObjectType type) {
		Map<String, @Nullable Object> object = new LinkedHashMap<>();
		for (GraphQLInputObjectField field : type.getFields()) {
			GraphQLInputType fieldType = field.getType();
			boolean required = GraphQLTypeUtil.isNonNull(fieldType) && !field.hasSetDefaultValue();
			if (required || (type.isOneOf() && object.isEmpty())) {
				object.put(field.getName(), value(fieldType));
			}
		}
		return object;
	}

}
