package dev.newsgraph.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import graphql.language.Directive;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.schema.idl.TypeDefinitionRegistry;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.schema.FieldMapping.CountField;
import dev.newsgraph.schema.FieldMapping.ObjectField;
import dev.newsgraph.schema.FieldMapping.PropertyField;
import dev.newsgraph.schema.FilterField.Kind;
import dev.newsgraph.schema.Source.KeyForm;

/** Reads the input types with {@code @filter}. */
final class FilterReader {

	private static final Map<String, Kind> COMBINATIONS = Map.of("and", Kind.AND, "or", Kind.OR, "not", Kind.NOT);

	private static final Set<String> QUANTIFIERS = Set.of("some", "none", "all");

	private static final Set<String> OPERATORS = Set.of("eq", "ne", "in", "notIn", "lt", "lte", "gt", "gte", "isNull",
			"contains", "startsWith", "endsWith", "withinLast", "mode");

	private final TypeDefinitionRegistry registry;

	private final Map<String, TypeMapping> types;

	FilterReader(TypeDefinitionRegistry registry, Map<String, TypeMapping> types) {
		this.registry = registry;
		this.types = types;
	}

	/**
	 * Returns the filters by the names of their input types.
	 * @throws SchemaMappingException if a mapping is not valid
	 */
	Map<String, FilterType> read() {
		Map<String, FilterType> filters = new LinkedHashMap<>();
		for (InputObjectTypeDefinition input : this.registry.getTypes(InputObjectTypeDefinition.class)) {
			Directives.find(input, "filter").ifPresent((filter) -> {
				TypeMapping type = this.types.get(Directives.text(filter, "type", ""));
				if (type == null) {
					throw new SchemaMappingException(input.getSourceLocation(), input.getName(),
							"@filter does not refer to a mapped type; use a type with @node or @row");
				}
				filters.put(input.getName(), read(input, type));
			});
		}
		return Map.copyOf(filters);
	}

	private FilterType read(InputObjectTypeDefinition input, TypeMapping type) {
		Map<String, FilterField> fields = new LinkedHashMap<>();
		for (InputValueDefinition field : input.getInputValueDefinitions()) {
			fields.put(field.getName(), read(input, field, type));
		}
		return new FilterType(input.getName(), type.name(), Map.copyOf(fields));
	}

	private FilterField read(InputObjectTypeDefinition input, InputValueDefinition field, TypeMapping type) {
		String target = FieldTypes.name(field.getType());
		Kind kind = COMBINATIONS.get(field.getName());
		if (kind != null && target.equals(input.getName())) {
			return new FilterField.Combination(kind);
		}
		InputObjectTypeDefinition operand = this.registry.getTypeOrNull(target, InputObjectTypeDefinition.class);
		if (operand == null) {
			throw error(input, field,
					"its type is not an input type; use a filter, or an input type with operators such as 'eq'");
		}
		String name = Directives.find(field, "property")
			.map((property) -> Directives.text(property, "name", field.getName()))
			.orElse(field.getName());
		if (Directives.has(operand, "filter")) {
			return (type instanceof RowType) ? new FilterField.Column(target, name)
					: new FilterField.Single(target, relationship(input, field, type.fields().get(name)));
		}
		Set<String> operators = names(operand);
		if (QUANTIFIERS.containsAll(operators)) {
			return new FilterField.Quantified(quantified(input, field, operand),
					relationship(input, field, type.fields().get(name)));
		}
		if (!OPERATORS.containsAll(operators)) {
			throw error(input, field, "'%s' has fields that are not operators; use only %s".formatted(target,
					String.join(", ", OPERATORS.stream().sorted().toList())));
		}
		return value(input, field, type, name);
	}

	private FilterField value(InputObjectTypeDefinition input, InputValueDefinition field, TypeMapping type,
			String name) {
		KeyForm form = Directives.find(field, "key").map(ArgumentRuleReader::form).orElse(null);
		return switch (type.fields().get(name)) {
			case CountField count -> new FilterField.Count(count.counted());
			case PropertyField property -> new FilterField.Value(property.property(), form,
					Directives.find(field, "weight")
						.map((weight) -> Integer.parseInt(Directives.text(weight, "rows", "0")))
						.orElse(0));
			case null -> keyOf(input, field, type, name, form);
			default -> throw error(input, field,
					"'%s.%s' is not a property or count, so it cannot be compared; refer to a property or count"
						.formatted(type.name(), name));
		};
	}

	private FilterField keyOf(InputObjectTypeDefinition input, InputValueDefinition field, TypeMapping type,
			String name, @Nullable KeyForm form) {
		if (type instanceof NodeType node && node.key().equals(name)) {
			return new FilterField.Value(name, form, 0);
		}
		throw error(input, field,
				"'%s' has no field '%s'; refer to an existing field by @property".formatted(type.name(), name));
	}

	private Source.ByRelationship relationship(InputObjectTypeDefinition input, InputValueDefinition field,
			@Nullable FieldMapping mapping) {
		if (mapping instanceof ObjectField object && object.source() instanceof Source.ByRelationship relationship) {
			return relationship;
		}
		throw error(input, field, "the type has no field of this name with @relationship; refer to one by @property");
	}

	private String quantified(InputObjectTypeDefinition input, InputValueDefinition field,
			InputObjectTypeDefinition operand) {
		List<String> filters = operand.getInputValueDefinitions()
			.stream()
			.map((quantifier) -> FieldTypes.name(quantifier.getType()))
			.distinct()
			.toList();
		Optional<Directive> filter = (filters.size() == 1)
				? Optional.ofNullable(this.registry.getTypeOrNull(filters.getFirst(), InputObjectTypeDefinition.class))
					.flatMap((type) -> Directives.find(type, "filter"))
				: Optional.empty();
		if (filter.isEmpty()) {
			throw error(input, field, "its quantifiers must all have the same type with @filter; use one such type");
		}
		return filters.getFirst();
	}

	private static Set<String> names(InputObjectTypeDefinition input) {
		return input.getInputValueDefinitions().stream().map(InputValueDefinition::getName).collect(Collectors.toSet());
	}

	private static SchemaMappingException error(InputObjectTypeDefinition input, InputValueDefinition field,
			String message) {
		return new SchemaMappingException(field.getSourceLocation(), input.getName() + "." + field.getName(), message);
	}

}
