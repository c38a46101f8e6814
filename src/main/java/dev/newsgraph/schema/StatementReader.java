package dev.newsgraph.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import graphql.language.Directive;
import graphql.language.EnumTypeDefinition;
import graphql.language.EnumValueDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.idl.TypeDefinitionRegistry;

import dev.newsgraph.schema.StatementTemplate.Condition;

/** Reads the statements of one field, and when each is the one to take. */
final class StatementReader {

	private static final Pattern CONDITION = Pattern.compile("(\\w+)\\s*=\\s*(\\w+)");

	private final TypeDefinitionRegistry registry;

	private final ObjectTypeDefinition owner;

	private final FieldDefinition field;

	StatementReader(TypeDefinitionRegistry registry, ObjectTypeDefinition owner, FieldDefinition field) {
		this.registry = registry;
		this.owner = owner;
		this.field = field;
	}

	List<StatementTemplate> read() {
		List<StatementTemplate> statements = new ArrayList<>();
		for (Directive directive : this.field.getDirectives("cypher")) {
			statements.add(read(directive));
		}
		List<Condition> conditions = statements.stream().flatMap(StatementTemplate::conditions).toList();
		if (statements.size() > 1 && conditions.size() < statements.size()) {
			throw error("of several @cypher each needs a 'when'; give it one");
		}
		if (!conditions.isEmpty()) {
			requireAll(conditions);
		}
		return List.copyOf(statements);
	}

	private StatementTemplate read(Directive directive) {
		String text = Directives.text(directive, "statement", "").strip();
		if (text.isEmpty()) {
			throw error("@cypher without a statement; give it one");
		}
		String when = Directives.text(directive, "when", "");
		Matcher condition = CONDITION.matcher(when);
		if (!when.isEmpty() && !condition.matches()) {
			throw error("@cypher(when: \"%s\") is not of the form \"argument = VALUE\"; write it so".formatted(when));
		}
		StatementTemplate statement = new StatementTemplate(text,
				when.isEmpty() ? null : new Condition(condition.group(1), condition.group(2)));
		statement.arguments().forEach((name) -> argument(name, "its @cypher refers to $" + name));
		return statement;
	}

	// No value of the enum is left without a statement, or clients would find the gap.
	private void requireAll(List<Condition> conditions) {
		String name = conditions.getFirst().argument();
		EnumTypeDefinition type = this.registry.getTypeOrNull(
				ConnectionShape.named(argument(name, "its @cypher chooses by '%s'".formatted(name)).getType()),
				EnumTypeDefinition.class);
		if (type == null) {
			throw error("its @cypher chooses by '%s', which is no enum; choose by one".formatted(name));
		}
		Set<String> chosen = conditions.stream().map(Condition::value).collect(Collectors.toSet());
		List<String> values = type.getEnumValueDefinitions().stream().map(EnumValueDefinition::getName).toList();
		for (Condition condition : conditions) {
			if (!condition.argument().equals(name)) {
				throw error(
						"its @cypher choose by '%s' and by '%s'; choose by one".formatted(name, condition.argument()));
			}
			if (!values.contains(condition.value())) {
				throw error("'%s' is no value of '%s'; choose by one of %s".formatted(condition.value(), type.getName(),
						String.join(", ", values)));
			}
		}
		for (String value : values) {
			if (!chosen.contains(value)) {
				throw error("no @cypher serves '%s'; give it one with when: \"%s = %s\"".formatted(value, name, value));
			}
		}
	}

	private InputValueDefinition argument(String name, String use) {
		return this.field.getInputValueDefinitions()
			.stream()
			.filter((definition) -> definition.getName().equals(name))
			.findFirst()
			.orElseThrow(
					() -> error("%s, but the field has no such argument; add it or correct the name".formatted(use)));
	}

	private SchemaMappingException error(String message) {
		return new SchemaMappingException(this.field.getSourceLocation(),
				this.owner.getName() + "." + this.field.getName(), message);
	}

}
