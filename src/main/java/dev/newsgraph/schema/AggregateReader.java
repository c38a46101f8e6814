package dev.newsgraph.schema;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import graphql.language.Directive;
import graphql.language.EnumTypeDefinition;
import graphql.language.EnumValueDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.idl.TypeDefinitionRegistry;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.schema.AggregateMapping.Grouping;
import dev.newsgraph.schema.AggregateMapping.Member;
import dev.newsgraph.schema.AggregateMapping.PageSizes;

/**
 * Reads the aggregate fields of a connection: those whose type has {@code @aggregate}.
 */
final class AggregateReader {

	private static final Set<String> PERIODS = Set.of("hour", "day", "week", "month", "year");

	private final TypeDefinitionRegistry registry;

	private final ObjectTypeDefinition node;

	AggregateReader(TypeDefinitionRegistry registry, ObjectTypeDefinition node) {
		this.registry = registry;
		this.node = node;
	}

	static boolean isAggregate(@Nullable ObjectTypeDefinition type) {
		return type != null && Directives.has(type, "aggregate");
	}

	/**
	 * Returns the aggregates of a connection by field name.
	 * @throws SchemaMappingException if a mapping is not valid
	 */
	Map<String, AggregateMapping> read(ObjectTypeDefinition connection) {
		Map<String, AggregateMapping> aggregates = new LinkedHashMap<>();
		for (FieldDefinition field : connection.getFieldDefinitions()) {
			ObjectTypeDefinition type = object(field);
			boolean grouped = type != null && ConnectionShape.isConnection(type);
			ObjectTypeDefinition figures = (type != null && grouped) ? nodeOf(type) : type;
			if (figures != null && isAggregate(figures)) {
				aggregates.put(field.getName(),
						new AggregateMapping(field.getName(), grouped, groupings(connection, field, grouped),
								members(figures), new ArgumentRuleReader(connection, field).read(), sizes(field)));
			}
		}
		return Map.copyOf(aggregates);
	}

	private @Nullable ObjectTypeDefinition nodeOf(ObjectTypeDefinition connection) {
		return this.registry.getTypeOrNull(ConnectionShape.of(connection, this.registry).node(),
				ObjectTypeDefinition.class);
	}

	private static @Nullable PageSizes sizes(FieldDefinition field) {
		return Directives.find(field, "pageSize")
			.map((sizes) -> new PageSizes(Integer.parseInt(Directives.text(sizes, "default", "0")),
					Integer.parseInt(Directives.text(sizes, "max", "0"))))
			.orElse(null);
	}

	private Map<String, Member> members(ObjectTypeDefinition type) {
		Map<String, Member> members = new LinkedHashMap<>();
		for (FieldDefinition field : type.getFieldDefinitions()) {
			members.put(field.getName(), member(type, field));
		}
		return members;
	}

	private Member member(ObjectTypeDefinition type, FieldDefinition field) {
		ObjectTypeDefinition object = object(field);
		if (object != null && !isAggregate(object)) {
			return new Member.GroupedObject(object.getName());
		}
		return switch (field.getName()) {
			case "count" -> new Member.Count();
			case "key" -> new Member.Key();
			case "start" -> new Member.Start();
			default -> measures(type, field);
		};
	}

	private Member measures(ObjectTypeDefinition type, FieldDefinition field) {
		FieldDefinition property = ConnectionShape.field(this.node, field.getName());
		if (object(field) == null || property == null) {
			throw error(type, field,
					"'%s' has no field of this name to aggregate; use the name of one of its fields, with a type that has min, max and average"
						.formatted(this.node.getName()));
		}
		Long ignored = FieldMappingReader.unscored(property);
		return new Member.PropertyMeasures(Directives.find(property, "property")
			.map((directive) -> Directives.text(directive, "name", field.getName()))
			.orElse(field.getName()), ignored);
	}

	private Map<String, Grouping> groupings(ObjectTypeDefinition connection, FieldDefinition field, boolean grouped) {
		Map<String, Grouping> groupings = new LinkedHashMap<>();
		for (InputValueDefinition argument : field.getInputValueDefinitions()) {
			EnumTypeDefinition by = this.registry.getTypeOrNull(FieldTypes.name(argument.getType()),
					EnumTypeDefinition.class);
			if (argument.getName().equals("by") && by != null) {
				by.getEnumValueDefinitions().forEach((value) -> groupings.put(value.getName(), grouping(by, value)));
			}
		}
		if (grouped == groupings.isEmpty()) {
			throw error(connection, field,
					"a field that returns groups is a connection with an enum argument 'by'; declare both or neither");
		}
		return groupings;
	}

	private Grouping grouping(EnumTypeDefinition type, EnumValueDefinition value) {
		Directive group = Directives.find(value, "group")
			.orElseThrow(
					() -> new SchemaMappingException(value.getSourceLocation(), type.getName() + "." + value.getName(),
							"the value does not say what to group by; add @group(by: …)"));
		String by = Directives.text(group, "by", "");
		String period = Directives.text(group, "period", "");
		FieldDefinition field = ConnectionShape.field(this.node, by);
		if (field == null || (!period.isEmpty() && !PERIODS.contains(period))) {
			throw new SchemaMappingException(value.getSourceLocation(), type.getName() + "." + value.getName(),
					"@group refers to the field '%s' of '%s' and the period '%s', but one of them does not exist; use an existing field, and one of the periods %s"
						.formatted(by, this.node.getName(), period,
								String.join(", ", PERIODS.stream().sorted().toList())));
		}
		Directive relationship = Directives.find(field, "relationship").orElse(null);
		if (relationship != null) {
			return new Grouping.ByRelated(
					new Source.ByRelationship(Directives.texts(relationship, "type"),
							Directives.text(relationship, "direction", "OUT").equals("OUT")),
					FieldTypes.name(field.getType()));
		}
		return period.isEmpty() ? new Grouping.ByProperty(by) : new Grouping.ByPeriod(by, period);
	}

	private @Nullable ObjectTypeDefinition object(FieldDefinition field) {
		return this.registry.getTypeOrNull(FieldTypes.name(field.getType()), ObjectTypeDefinition.class);
	}

	private static SchemaMappingException error(ObjectTypeDefinition type, FieldDefinition field, String message) {
		return new SchemaMappingException(field.getSourceLocation(), type.getName() + "." + field.getName(), message);
	}

}
