package dev.newsgraph.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import graphql.language.Directive;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.idl.TypeDefinitionRegistry;

import dev.newsgraph.schema.Source.KeyForm;

/** Reads the argument rules of one field from its directives. */
final class ArgumentRuleReader {

	private static final Pattern PROPERTY = Pattern.compile("[A-Za-z]\\w*(\\^\\d+(\\.\\d+)?)?");

	private final ObjectTypeDefinition owner;

	private final FieldDefinition field;

	ArgumentRuleReader(ObjectTypeDefinition owner, FieldDefinition field) {
		this.owner = owner;
		this.field = field;
	}

	List<ArgumentRule> read() {
		List<ArgumentRule> rules = new ArrayList<>();
		for (InputValueDefinition argument : this.field.getInputValueDefinitions()) {
			Directives.find(argument, "range").ifPresent((directive) -> rules.add(range(argument, directive)));
			Directives.find(argument, "searchText").ifPresent((directive) -> rules.add(search(argument, directive)));
			Directives.find(argument, "searchMode").ifPresent((directive) -> rules.add(mode(argument)));
			Optional<Directive> unlike = Directives.find(argument, "unlike");
			unlike.ifPresent((directive) -> checkUnlike(argument, directive));
			Directives.find(argument, "key")
				.ifPresent((key) -> rules.add(new ArgumentRule.Key(argument.getName(), form(key),
						unlike.map((directive) -> Directives.text(directive, "argument", "")).orElse(null))));
		}
		return List.copyOf(rules);
	}

	static KeyForm form(Directive key) {
		return KeyForm.valueOf(Directives.text(key, "form", KeyForm.EXACT.name()));
	}

	/** Returns the look-up of a field by an argument with {@code @key}. */
	static Source.ByKey byKey(TypeDefinitionRegistry registry, FieldDefinition field, InputValueDefinition key) {
		KeyForm form = form(Directives.find(key, "key").orElseThrow());
		for (InputValueDefinition argument : field.getInputValueDefinitions()) {
			InputObjectTypeDefinition by = registry.getTypeOrNull(FieldTypes.name(argument.getType()),
					InputObjectTypeDefinition.class);
			if (by != null && Directives.has(by, "oneOf")) {
				return new Source.ByKey(key.getName(), form, argument.getName(), alternatives(by));
			}
		}
		return new Source.ByKey(key.getName(), form);
	}

	/**
	 * Returns what the fields of an input type with {@code @oneOf} identify a node by.
	 */
	private static Map<String, Source.Alternative> alternatives(InputObjectTypeDefinition by) {
		Map<String, Source.Alternative> alternatives = new LinkedHashMap<>();
		for (InputValueDefinition field : by.getInputValueDefinitions()) {
			Directive key = Directives.find(field, "key").orElse(null);
			alternatives.put(field.getName(),
					(key != null) ? new Source.Alternative("", form(key))
							: new Source.Alternative(Directives.find(field, "property")
								.map((property) -> Directives.text(property, "name", field.getName()))
								.orElse(field.getName()), KeyForm.EXACT));
		}
		return alternatives;
	}

	private ArgumentRule range(InputValueDefinition argument, Directive directive) {
		if (!FieldTypes.name(argument.getType()).equals("Int")) {
			throw error("@range applies to numbers, but '%s' is not an Int; change its type to Int"
				.formatted(argument.getName()));
		}
		int min = Integer.parseInt(Directives.text(directive, "min", "0"));
		int max = Integer.parseInt(Directives.text(directive, "max", "0"));
		if (min > max) {
			throw error("@range(min: %d, max: %d) allows no value; exchange min and max".formatted(min, max));
		}
		return new ArgumentRule.Range(argument.getName(), min, max);
	}

	private ArgumentRule search(InputValueDefinition argument, Directive directive) {
		List<String> properties = Directives.texts(directive, "of");
		if (properties.isEmpty() || !properties.stream().allMatch((property) -> PROPERTY.matcher(property).matches())) {
			throw error(
					"@searchText(of: …) of '%s' must list properties such as \"body\", or \"title^3\" with a weight; correct the list"
						.formatted(argument.getName()));
		}
		return new ArgumentRule.Search(argument.getName(), properties);
	}

	private ArgumentRule mode(InputValueDefinition argument) {
		if (argument.getType() instanceof NonNullType || argument.getDefaultValue() != null) {
			throw error("@searchMode sets the value if it is absent, but '%s' is required or has a default; remove that"
				.formatted(argument.getName()));
		}
		return new ArgumentRule.Mode(argument.getName());
	}

	private void checkUnlike(InputValueDefinition argument, Directive directive) {
		String other = Directives.text(directive, "argument", "");
		boolean keys = Directives.has(argument, "key") && this.field.getInputValueDefinitions()
			.stream()
			.anyMatch((candidate) -> candidate.getName().equals(other) && Directives.has(candidate, "key"));
		if (!keys) {
			throw error("@unlike compares two keys; add @key to '%s' and '%s'".formatted(argument.getName(), other));
		}
	}

	private SchemaMappingException error(String message) {
		return new SchemaMappingException(this.field.getSourceLocation(),
				this.owner.getName() + "." + this.field.getName(), message);
	}

}
