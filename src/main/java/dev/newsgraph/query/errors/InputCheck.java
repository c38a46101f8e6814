package dev.newsgraph.query.errors;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import graphql.GraphQLException;
import graphql.language.SourceLocation;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.idl.ScalarInfo;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.query.errors.GivenValue.Literal;
import dev.newsgraph.query.errors.InputMistake.Kind;
import dev.newsgraph.query.plan.ShortText;

/**
 * Finds the mistake because of which graphql-java has refused a value. Its own messages
 * show the classes of values, and not always the place.
 */
final class InputCheck {

	private static final Map<String, String> EXPECTED = Map.of("Int", "Pass a whole number of 32 bits.", "Float",
			"Pass a number.", "String", "Pass a string.", "Boolean", "Pass true or false.", "ID",
			"Pass a string or a whole number.");

	private final Suggestions suggestions;

	InputCheck(Suggestions suggestions) {
		this.suggestions = suggestions;
	}

	/** Returns the first mistake in a value, or {@code null} if there is none. */
	@Nullable InputMistake find(GraphQLType type, GivenValue value) {
		return find(type, value, "");
	}

	private @Nullable InputMistake find(GraphQLType type, GivenValue value, String path) {
		if (value instanceof Literal literal && literal.isVariable()) {
			return null;
		}
		if (value.isNull()) {
			return GraphQLTypeUtil.isNonNull(type)
					? mistake(path, value,
							"null is not allowed, because the type is `%s`. Pass a value.".formatted(print(type)))
					: null;
		}
		return switch (GraphQLTypeUtil.unwrapNonNull(type)) {
			case GraphQLList list -> inList(list, value, path);
			case GraphQLInputObjectType object -> inObject(object, value, path);
			case GraphQLEnumType constants -> inEnum(constants, value, path);
			case GraphQLScalarType scalar -> inScalar(scalar, value, path);
			default -> null;
		};
	}

	private @Nullable InputMistake inList(GraphQLList type, GivenValue value, String path) {
		List<GivenValue> elements = value.elements();
		if (elements == null) {
			return find(type.getWrappedType(), value, path);
		}
		for (int i = 0; i < elements.size(); i++) {
			InputMistake mistake = find(type.getWrappedType(), elements.get(i), path + "[" + i + "]");
			if (mistake != null) {
				return mistake;
			}
		}
		return null;
	}

	private @Nullable InputMistake inObject(GraphQLInputObjectType type, GivenValue value, String path) {
		Map<String, GivenValue> fields = value.fields();
		if (fields == null) {
			return mistake(path, value,
					"`%s` is expected, not %s. Pass an object.".formatted(type.getName(), value.describe()));
		}
		for (Map.Entry<String, GivenValue> field : fields.entrySet()) {
			if (type.getFieldDefinition(field.getKey()) == null) {
				return unknownField(type, field.getKey(), field.getValue().location(), path);
			}
		}
		for (GraphQLInputObjectField field : type.getFieldDefinitions()) {
			if (!fields.containsKey(field.getName()) && GraphQLTypeUtil.isNonNull(field.getType())
					&& !field.hasSetDefaultValue()) {
				return mistake(path, value, "The field `%s` of `%s` is missing. Pass a value of the type `%s`."
					.formatted(field.getName(), type.getName(), print(field.getType())));
			}
		}
		for (Map.Entry<String, GivenValue> field : fields.entrySet()) {
			InputMistake mistake = find(type.getFieldDefinition(field.getKey()).getType(), field.getValue(),
					path + "." + field.getKey());
			if (mistake != null) {
				return mistake;
			}
		}
		return type.isOneOf() ? inOneOf(type, value, fields, path) : null;
	}

	private @Nullable InputMistake inOneOf(GraphQLInputObjectType type, GivenValue value,
			Map<String, GivenValue> fields, String path) {
		if (fields.size() == 1 && !fields.values().iterator().next().isNull()) {
			return null;
		}
		String given = (fields.size() == 1) ? "a field that is null" : fields.size() + " fields";
		return mistake(path, value,
				"`%s` takes exactly one field that is not null, and the value has %s. Pass one field."
					.formatted(type.getName(), given));
	}

	private InputMistake unknownField(GraphQLInputObjectType type, String name, @Nullable SourceLocation location,
			String path) {
		List<String> names = type.getFieldDefinitions().stream().map(GraphQLInputObjectField::getName).toList();
		return new InputMistake(path, "Unknown field `%s` on `%s`.%s".formatted(ShortText.of(name), type.getName(),
				this.suggestions.question(name, names)), location, Kind.UNKNOWN_NAME);
	}

	private @Nullable InputMistake inEnum(GraphQLEnumType type, GivenValue value, String path) {
		try {
			value.parse(type);
			return null;
		}
		catch (GraphQLException ex) {
			List<String> names = type.getValues().stream().map(GraphQLEnumValueDefinition::getName).toList();
			String name = value.enumName();
			if (name != null) {
				return new InputMistake(path, "Unknown value `%s` of `%s`.%s".formatted(ShortText.of(name),
						type.getName(), this.suggestions.question(name, names)), value.location(), Kind.UNKNOWN_NAME);
			}
			String text = value.text();
			String near = (text == null) ? "" : (names.contains(text) ? this.suggestions.question(List.of(text))
					: this.suggestions.question(text, names));
			return mistake(path, value, "`%s` is expected, not %s. Pass a value of the enum%s.%s"
				.formatted(type.getName(), value.describe(), (text != null) ? ", without quotes" : "", near));
		}
	}

	private static @Nullable InputMistake inScalar(GraphQLScalarType type, GivenValue value, String path) {
		try {
			value.parse(type);
			return null;
		}
		catch (GraphQLException ex) {
			if (!ScalarInfo.isGraphqlSpecifiedScalar(type) && value.text() != null) {
				return new InputMistake(path, Objects.requireNonNullElse(ex.getMessage(), "the value is not valid"),
						value.location(), Kind.FORMAT);
			}
			return mistake(path, value, "`%s` is expected, not %s. %s".formatted(type.getName(), value.describe(),
					EXPECTED.getOrDefault(type.getName(), "Pass a string.")));
		}
	}

	private static InputMistake mistake(String path, GivenValue value, String problem) {
		return new InputMistake(path, problem, value.location(), Kind.OTHER);
	}

	private static String print(GraphQLType type) {
		return GraphQLTypeUtil.simplePrint(type);
	}

}
