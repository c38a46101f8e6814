package dev.newsgraph.schema;

import java.util.List;
import java.util.Optional;

import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.EnumValue;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;

/** Reads the mapping directives of a definition. */
final class Directives {

	private Directives() {
	}

	static Optional<Directive> find(DirectivesContainer<?> definition, String name) {
		return definition.getDirectives(name).stream().findFirst();
	}

	static boolean has(DirectivesContainer<?> definition, String name) {
		return definition.hasDirective(name);
	}

	static String text(Directive directive, String argument, String defaultValue) {
		return (directive.getArgument(argument) != null) ? text(directive.getArgument(argument).getValue())
				: defaultValue;
	}

	static List<String> texts(Directive directive, String argument) {
		if (directive.getArgument(argument) == null) {
			return List.of();
		}
		Value<?> value = directive.getArgument(argument).getValue();
		// GraphQL accepts a single value where a list is expected.
		return (value instanceof ArrayValue list) ? list.getValues().stream().map(Directives::text).toList()
				: List.of(text(value));
	}

	private static String text(Value<?> value) {
		return switch (value) {
			case StringValue string -> String.valueOf(string.getValue());
			case EnumValue constant -> constant.getName();
			case IntValue number -> number.getValue().toString();
			case BooleanValue bool -> Boolean.toString(bool.isValue());
			default -> "";
		};
	}

}
