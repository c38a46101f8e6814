package dev.newsgraph.schema;

import java.util.ArrayList;
import java.util.LinkedHashSet;
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
import dev.newsgraph.schema.StatementTemplate.Placeholder;

/**
 * Reads the statements of one field and the conditions that select them. Throws a
 * {@link SchemaMappingException} if a statement is not valid.
 */
final class StatementReader {

	private static final Pattern CONDITION = Pattern.compile("(\\w+)\\s*=\\s*(\\w+)");

	private static final Set<String> ARROWS = Set.of("OUT", "IN", "BOTH");

	private final TypeDefinitionRegistry registry;

	private final StatementFragments fragments;

	private final ObjectTypeDefinition owner;

	private final FieldDefinition field;

	StatementReader(TypeDefinitionRegistry registry, StatementFragments fragments, ObjectTypeDefinition owner,
			FieldDefinition field) {
		this.registry = registry;
		this.fragments = fragments;
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
			throw error("with several @cypher, each needs the argument 'when'; add it");
		}
		if (!conditions.isEmpty()) {
			requireAll(conditions);
		}
		return List.copyOf(statements);
	}

	private StatementTemplate read(Directive directive) {
		String text = this.fragments.expand(Directives.text(directive, "statement", ""), this::error).strip();
		if (text.isEmpty()) {
			throw error("@cypher has no statement; add one");
		}
		String when = Directives.text(directive, "when", "");
		Matcher condition = CONDITION.matcher(when);
		if (!when.isEmpty() && !condition.matches()) {
			throw error("@cypher(when: \"%s\") is not of the form \"argument = VALUE\"; use this form".formatted(when));
		}
		StatementTemplate statement = new StatementTemplate(StatementText.of(text),
				when.isEmpty() ? null : new Condition(condition.group(1), condition.group(2)), columns(directive),
				Directives.texts(directive, "shared"),
				Directives.texts(directive, "reads").stream().map(this::term).toList(),
				(directive.getArgument("types") != null) ? Directives.texts(directive, "types") : null);
		if (!statement.shared().isEmpty() && !statement.reportsCap()) {
			throw error(
					"@cypher has shared columns, but its last column is not 'capped'; remove them or add the column");
		}
		statement.placeholders().forEach(this::check);
		if (statement.reportsCap()
				&& statement.placeholders().stream().anyMatch(Placeholder.Column.class::isInstance)) {
			throw error("@cypher has '$column', but its last column is 'capped'; remove one of the two");
		}
		return statement;
	}

	private ReadTerm term(String text) {
		return ReadTerm.of(text)
			.orElseThrow(() -> error(
					"@cypher(reads: \"%s\") is not of the form \":Label\", \"TYPE\" or \"TYPE/Label\"; use one of these forms"
						.formatted(text)));
	}

	// A statement in a row can always refer to the key columns of the row.
	private List<String> columns(Directive directive) {
		Set<String> columns = new LinkedHashSet<>();
		Directives.find(this.owner, "row")
			.ifPresent((row) -> Directives.texts(row, "key").forEach((path) -> columns.add(path.split("\\.")[0])));
		columns.addAll(Directives.texts(directive, "columns"));
		return List.copyOf(columns);
	}

	private void check(Placeholder placeholder) {
		switch (placeholder) {
			case Placeholder.Argument argument -> argument(argument.argument(), uses("$" + argument.argument()));
			case Placeholder.Literal literal -> {
				if (!Directives.has(argument(literal.argument(), uses("${%s}".formatted(literal.argument()))),
						"range")) {
					throw error(
							"@cypher inserts the value of '%s' into the statement text, so its values must be limited; add @range to the argument"
								.formatted(literal.argument()));
				}
			}
			case Placeholder.Arrow arrow -> {
				String type = FieldTypes.name(argument(arrow.argument(), uses("$" + arrow.argument())).getType());
				EnumTypeDefinition heads = this.registry.getTypeOrNull(type, EnumTypeDefinition.class);
				if (heads == null || !heads.getEnumValueDefinitions()
					.stream()
					.map(EnumValueDefinition::getName)
					.collect(Collectors.toSet())
					.equals(ARROWS)) {
					throw error(
							"@cypher sets the direction of an arrow by '%s', whose type is not an enum of OUT, IN and BOTH; use such an enum"
								.formatted(arrow.argument()));
				}
			}
			case Placeholder.Searched searched -> {
				if (!Directives.has(
						argument(searched.argument(), uses("the search text '%s'".formatted(searched.argument()))),
						"searchText")) {
					throw error("@cypher searches for '%s', which is not a search text; add @searchText to the argument"
						.formatted(searched.argument()));
				}
			}
			case Placeholder.Where where when where.type() != null -> requireNode(where.type(), uses(where.text()));
			case Placeholder.Where where -> argument("where", uses(where.text()));
			case Placeholder.Column column -> {
				// The columns are those of the statement itself.
			}
			case Placeholder.Lookup lookup -> {
				// So is the column of the node.
			}
			case Placeholder.Window window -> this.fragments.checkCap(window.cap(), this::error);
			case Placeholder.Position position -> {
				if (!this.owner.getName().equals(GraphModel.SUBSCRIPTION)) {
					throw error("@cypher refers to $position(%s), but only the fields of %s have a position; remove it"
						.formatted(position.entry(), GraphModel.SUBSCRIPTION));
				}
			}
			case Placeholder.Limit limit -> this.fragments.checkCap(limit.cap(), this::error);
		}
	}

	private void requireNode(String type, String use) {
		ObjectTypeDefinition definition = this.registry.getTypeOrNull(type, ObjectTypeDefinition.class);
		if (definition == null || !Directives.has(definition, "node")) {
			throw error("%s, but '%s' is not a type with @node; name such a type".formatted(use, type));
		}
	}

	private static String uses(String placeholder) {
		return "@cypher refers to " + placeholder;
	}

	// Every value of the enum needs a statement, or clients could select a value that
	// fails.
	private void requireAll(List<Condition> conditions) {
		String name = conditions.getFirst().argument();
		EnumTypeDefinition type = this.registry.getTypeOrNull(
				FieldTypes.name(argument(name, "@cypher selects by '%s'".formatted(name)).getType()),
				EnumTypeDefinition.class);
		if (type == null) {
			throw error("@cypher selects by '%s', which is not an enum argument; use an enum argument".formatted(name));
		}
		Set<String> chosen = conditions.stream().map(Condition::value).collect(Collectors.toSet());
		List<String> values = type.getEnumValueDefinitions().stream().map(EnumValueDefinition::getName).toList();
		for (Condition condition : conditions) {
			if (!condition.argument().equals(name)) {
				throw error("@cypher selects by '%s' and by '%s'; use only one argument".formatted(name,
						condition.argument()));
			}
			if (!values.contains(condition.value())) {
				throw error("'%s' is not a value of '%s'; use one of %s".formatted(condition.value(), type.getName(),
						String.join(", ", values)));
			}
		}
		for (String value : values) {
			if (!chosen.contains(value)) {
				throw error("no @cypher applies to '%s'; add one with when: \"%s = %s\"".formatted(value, name, value));
			}
		}
	}

	private InputValueDefinition argument(String name, String use) {
		return this.field.getInputValueDefinitions()
			.stream()
			.filter((definition) -> definition.getName().equals(name))
			.findFirst()
			.orElseThrow(() -> error(
					"%s, but the field has no such argument; add the argument or correct the name".formatted(use)));
	}

	private SchemaMappingException error(String message) {
		return new SchemaMappingException(this.field.getSourceLocation(),
				this.owner.getName() + "." + this.field.getName(), message);
	}

}
