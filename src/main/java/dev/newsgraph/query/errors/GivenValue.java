package dev.newsgraph.query.errors;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.SourceLocation;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLScalarType;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.query.plan.ShortText;

/** A value that a client passes: written in the operation, or in a variable. */
sealed interface GivenValue {

	GraphQLContext NO_CONTEXT = GraphQLContext.getDefault();

	/** Returns whether it is null. */
	boolean isNull();

	/** Returns the elements of a list; {@code null} for any other value. */
	@Nullable List<GivenValue> elements();

	/** Returns the fields of an object; {@code null} for any other value. */
	@Nullable Map<String, GivenValue> fields();

	/** Returns the text of a string; {@code null} for any other value. */
	@Nullable String text();

	/** Returns the name of an enum value; {@code null} if the value cannot be one. */
	@Nullable String enumName();

	/** Returns the value in words. */
	String describe();

	/** Returns the place of the value in the document, if it has one. */
	@Nullable SourceLocation location();

	/**
	 * Parses the value.
	 * @throws RuntimeException if the type does not accept the value
	 */
	void parse(GraphQLScalarType type);

	/**
	 * Parses the value.
	 * @throws RuntimeException if the type does not accept the value
	 */
	void parse(GraphQLEnumType type);

	private static String string(String text) {
		return "the string \"" + ShortText.of(text) + "\"";
	}

	/** A value as written in an operation. */
	record Literal(Value<?> value) implements GivenValue {

		boolean isVariable() {
			return this.value instanceof VariableReference;
		}

		@Override
		public boolean isNull() {
			return this.value instanceof NullValue;
		}

		@Override
		public @Nullable List<GivenValue> elements() {
			return (this.value instanceof ArrayValue list)
					? list.getValues().stream().<GivenValue>map(Literal::new).toList() : null;
		}

		@Override
		public @Nullable Map<String, GivenValue> fields() {
			if (!(this.value instanceof ObjectValue object)) {
				return null;
			}
			Map<String, GivenValue> fields = new LinkedHashMap<>();
			for (ObjectField field : object.getObjectFields()) {
				fields.put(field.getName(), new Literal(field.getValue()));
			}
			return fields;
		}

		@Override
		public @Nullable String text() {
			return (this.value instanceof StringValue string) ? String.valueOf(string.getValue()) : null;
		}

		@Override
		public @Nullable String enumName() {
			return (this.value instanceof EnumValue constant) ? constant.getName() : null;
		}

		@Override
		public String describe() {
			return switch (this.value) {
				case StringValue string -> string(String.valueOf(string.getValue()));
				case EnumValue constant -> "`" + ShortText.of(constant.getName()) + "`";
				case IntValue number -> ShortText.of(number.getValue().toString());
				case FloatValue number -> ShortText.of(number.getValue().toString());
				case BooleanValue bool -> Boolean.toString(bool.isValue());
				case ArrayValue list -> "a list";
				case ObjectValue object -> "an object";
				default -> "null";
			};
		}

		@Override
		public @Nullable SourceLocation location() {
			return this.value.getSourceLocation();
		}

		@Override
		public void parse(GraphQLScalarType type) {
			type.getCoercing().parseLiteral(this.value, CoercedVariables.emptyVariables(), NO_CONTEXT, Locale.ENGLISH);
		}

		@Override
		public void parse(GraphQLEnumType type) {
			type.parseLiteral(this.value, NO_CONTEXT, Locale.ENGLISH);
		}

	}

	/** A value from JSON. */
	record Json(@Nullable Object value) implements GivenValue {

		@Override
		public boolean isNull() {
			return this.value == null;
		}

		@Override
		public @Nullable List<GivenValue> elements() {
			return (this.value instanceof List<?> list) ? list.stream().<GivenValue>map(Json::new).toList() : null;
		}

		@Override
		public @Nullable Map<String, GivenValue> fields() {
			if (!(this.value instanceof Map<?, ?> object)) {
				return null;
			}
			Map<String, GivenValue> fields = new LinkedHashMap<>();
			object.forEach((name, element) -> fields.put(String.valueOf(name), new Json(element)));
			return fields;
		}

		@Override
		public @Nullable String text() {
			return (this.value instanceof String text) ? text : null;
		}

		@Override
		public @Nullable String enumName() {
			return text();
		}

		@Override
		public String describe() {
			return switch (this.value) {
				case null -> "null";
				case String text -> string(text);
				case Number number -> ShortText.of(number.toString());
				case Boolean bool -> bool.toString();
				case List<?> list -> "a list";
				default -> "an object";
			};
		}

		@Override
		public @Nullable SourceLocation location() {
			return null;
		}

		@Override
		public void parse(GraphQLScalarType type) {
			type.getCoercing().parseValue(Objects.requireNonNull(this.value), NO_CONTEXT, Locale.ENGLISH);
		}

		@Override
		public void parse(GraphQLEnumType type) {
			type.parseValue(Objects.requireNonNull(this.value), NO_CONTEXT, Locale.ENGLISH);
		}

	}

}
