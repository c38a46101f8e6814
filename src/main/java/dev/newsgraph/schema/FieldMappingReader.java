package dev.newsgraph.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import graphql.language.Directive;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.TypeUtil;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.schema.FieldMapping.Cardinality;
import dev.newsgraph.schema.FieldMapping.ComputedField;
import dev.newsgraph.schema.FieldMapping.CountField;
import dev.newsgraph.schema.FieldMapping.GlobalIdField;
import dev.newsgraph.schema.FieldMapping.GlobalLookupField;
import dev.newsgraph.schema.FieldMapping.ObjectField;
import dev.newsgraph.schema.FieldMapping.PropertyField;
import dev.newsgraph.schema.FieldMapping.PropertyOwner;

/**
 * Reads the mapping of one field from its directives. Throws a
 * {@link SchemaMappingException} if the mapping is not valid.
 */
final class FieldMappingReader {

	private static final Pattern ORDER = Pattern.compile("(node|edge)\\.(\\w+(?:\\.\\w+)?)(?:\\s+(ASC|DESC))?");

	private final TypeDefinitionRegistry registry;

	private final StatementFragments fragments;

	FieldMappingReader(TypeDefinitionRegistry registry, StatementFragments fragments) {
		this.registry = registry;
		this.fragments = fragments;
	}

	FieldMapping read(ObjectTypeDefinition owner, FieldDefinition field) {
		String target = FieldTypes.name(field.getType());
		InterfaceTypeDefinition several = this.registry.getTypeOrNull(target, InterfaceTypeDefinition.class);
		if (several != null) {
			return Directives.has(owner, "row") ? members(owner, field, several) : globalLookup(owner, field);
		}
		ObjectTypeDefinition object = this.registry.getTypeOrNull(target, ObjectTypeDefinition.class);
		if (object == null) {
			return leaf(owner, field);
		}
		boolean connection = ConnectionShape.isConnection(object);
		Cardinality cardinality = connection ? Cardinality.CONNECTION
				: FieldTypes.isList(field.getType()) ? Cardinality.LIST : Cardinality.ONE;
		ConnectionShape shape = connection ? ConnectionShape.of(object, this.registry) : null;
		Source source = source(owner, field, cardinality, (shape != null) ? shape.node() : target);
		return new ObjectField(field.getName(), (shape != null) ? shape.node() : target, cardinality, isRequired(field),
				source, order(owner, field), orderEnum(owner, field), filter(field),
				(shape != null) ? edgeFields(shape, source, isSearch(field)) : Map.of(),
				(shape != null) ? aggregates(object, shape) : Map.of());
	}

	private FieldMapping leaf(ObjectTypeDefinition owner, FieldDefinition field) {
		String type = FieldTypes.name(field.getType());
		if (!this.registry.scalars().containsKey(type)
				&& this.registry.getTypeOrNull(type, EnumTypeDefinition.class) == null) {
			throw error(owner, field,
					"its type '%s' is not an object, scalar or enum of the schema; define the type or correct its name"
						.formatted(type));
		}
		if (field.getName().equals("id") && type.equals("ID")) {
			return new GlobalIdField(field.getName());
		}
		if (Directives.has(field, "cypher")) {
			return new ComputedField(field.getName(), statements(owner, field));
		}
		Directive count = Directives.find(field, "count").orElse(null);
		if (count != null) {
			return new CountField(field.getName(), relationship(owner, field, count));
		}
		if (Directives.has(field, "relationship")) {
			throw error(owner, field,
					"@relationship requires an object type, but the type of the field is a scalar or enum; use a type with @node");
		}
		return property(owner, field);
	}

	private static PropertyField property(ObjectTypeDefinition owner, FieldDefinition field) {
		Long unscored = unscored(field);
		if (unscored != null && (!FieldTypes.name(field.getType()).equals("Int") || isRequired(field)
				|| FieldTypes.isList(field.getType()))) {
			throw error(owner, field,
					"@unscored applies to a number that can be null, but the field has another type; change its type to Int");
		}
		Directive property = Directives.find(field, "property").orElse(null);
		if (property == null) {
			return new PropertyField(field.getName(), field.getName(), PropertyOwner.NODE,
					FieldTypes.isList(field.getType()), isRequired(field), unscored);
		}
		return new PropertyField(field.getName(), Directives.text(property, "name", field.getName()),
				PropertyOwner.valueOf(Directives.text(property, "of", PropertyOwner.NODE.name())),
				FieldTypes.isList(field.getType()), isRequired(field), unscored);
	}

	/** Returns the value of a property that counts as missing, or null. */
	static @Nullable Long unscored(FieldDefinition field) {
		return Directives.find(field, "unscored")
			.map((directive) -> Long.valueOf(Directives.text(directive, "value", "0")))
			.orElse(null);
	}

	private Source source(ObjectTypeDefinition owner, FieldDefinition field, Cardinality cardinality, String target) {
		Directive relationship = Directives.find(field, "relationship").orElse(null);
		if (relationship != null && Directives.has(field, "cypher")) {
			throw error(owner, field, "@relationship and @cypher cannot be combined; remove one of them");
		}
		if (relationship != null) {
			return relationship(owner, field, relationship);
		}
		if (Directives.has(field, "cypher")) {
			return new Source.ByStatement(statements(owner, field));
		}
		ObjectTypeDefinition type = this.registry.getTypeOrNull(target, ObjectTypeDefinition.class);
		boolean row = type != null && Directives.has(type, "row");
		if (GraphModel.isRoot(owner.getName())) {
			return rootSource(owner, field, cardinality, row);
		}
		if (Directives.has(owner, "row")) {
			return new Source.ByColumn(field.getName());
		}
		throw error(owner, field, "an object field of a node needs @relationship or @cypher; add one of them");
	}

	private static Source.ByRelationship relationship(ObjectTypeDefinition owner, FieldDefinition field,
			Directive directive) {
		return RelationshipReader.read(directive, (message) -> error(owner, field, message));
	}

	private Source rootSource(ObjectTypeDefinition owner, FieldDefinition field, Cardinality cardinality, boolean row) {
		if (row && cardinality == Cardinality.ONE) {
			return new Source.SingleRow();
		}
		if (cardinality == Cardinality.CONNECTION && !row) {
			return new Source.AllNodes();
		}
		Optional<InputValueDefinition> key = field.getInputValueDefinitions()
			.stream()
			.filter((argument) -> Directives.has(argument, "key"))
			.findFirst();
		if (cardinality == Cardinality.ONE && key.isPresent()) {
			return ArgumentRuleReader.byKey(this.registry, field, key.get());
		}
		throw error(owner, field,
				"a root field must be a connection of nodes, an object with a @key argument, or have @cypher; change the field accordingly");
	}

	private FieldMapping members(ObjectTypeDefinition owner, FieldDefinition field, InterfaceTypeDefinition several) {
		List<ObjectTypeDefinition> members = this.registry.getImplementationsOf(several);
		if (!FieldTypes.isList(field.getType()) || members.isEmpty()
				|| !members.stream().allMatch((member) -> Directives.has(member, "row"))) {
			throw error(owner, field,
					"a field of an interface type in a row must be a list of rows; make it a list, and add @row to each type that implements '%s'"
						.formatted(several.getName()));
		}
		return new FieldMapping.MembersField(field.getName(), field.getName(),
				members.stream().map(ObjectTypeDefinition::getName).sorted().toList());
	}

	private FieldMapping globalLookup(ObjectTypeDefinition owner, FieldDefinition field) {
		if (!owner.getName().equals(GraphModel.QUERY) || field.getInputValueDefinitions().size() != 1) {
			throw error(owner, field,
					"only a root field with the id as its single argument can have an interface type; use an object type");
		}
		return new GlobalLookupField(field.getName(), field.getInputValueDefinitions().getFirst().getName(),
				FieldTypes.isList(field.getType()));
	}

	private Map<String, FieldMapping> edgeFields(ConnectionShape shape, Source source, boolean searched) {
		Map<String, FieldMapping> mappings = new LinkedHashMap<>();
		for (FieldDefinition field : shape.edge().getFieldDefinitions()) {
			String name = field.getName();
			if (name.equals("cursor") || name.equals("node")) {
				continue;
			}
			String target = FieldTypes.name(field.getType());
			Directive highlight = Directives.find(field, "highlight").orElse(null);
			if (highlight != null) {
				if (!searched) {
					throw error(shape.edge(), field,
							"@highlight requires a search, but the connection has no argument with @searchText; add such an argument");
				}
				mappings.put(name, new FieldMapping.HighlightField(name, Directives.texts(highlight, "of"),
						Directives.texts(highlight, "whole")));
			}
			else if (this.registry.getTypeOrNull(target,
					InterfaceTypeDefinition.class) instanceof InterfaceTypeDefinition several) {
				mappings.put(name, members(shape.edge(), field, several));
			}
			else if (this.registry.getTypeOrNull(target, ObjectTypeDefinition.class) == null) {
				Directive property = Directives.find(field, "property").orElse(null);
				mappings.put(name,
						new PropertyField(name, (property != null) ? Directives.text(property, "name", name) : name,
								PropertyOwner.RELATIONSHIP, FieldTypes.isList(field.getType()), isRequired(field),
								unscored(field)));
			}
			else if (source instanceof Source.ByStatement) {
				Source column = Directives.has(field, "cypher")
						? new Source.ByStatement(statements(shape.edge(), field)) : new Source.ByColumn(name);
				mappings.put(name,
						new ObjectField(name, target,
								FieldTypes.isList(field.getType()) ? Cardinality.LIST : Cardinality.ONE,
								isRequired(field), column, order(shape.edge(), field), null, null, Map.of(), Map.of()));
			}
			else {
				throw error(shape.edge(), field,
						"an object field of an edge is read from a column, so the connection needs @cypher; add it");
			}
		}
		return Map.copyOf(mappings);
	}

	private Map<String, AggregateMapping> aggregates(ObjectTypeDefinition connection, ConnectionShape shape) {
		ObjectTypeDefinition node = this.registry.getTypeOrNull(shape.node(), ObjectTypeDefinition.class);
		return (node != null) ? new AggregateReader(this.registry, node).read(connection) : Map.of();
	}

	private List<StatementTemplate> statements(ObjectTypeDefinition owner, FieldDefinition field) {
		return new StatementReader(this.registry, this.fragments, owner, field).read();
	}

	private List<OrderTerm> order(ObjectTypeDefinition owner, FieldDefinition field) {
		List<OrderTerm> terms = new ArrayList<>();
		for (String text : Directives.find(field, "order")
			.map((order) -> Directives.texts(order, "by"))
			.orElse(List.of())) {
			Matcher term = ORDER.matcher(text);
			if (!term.matches()) {
				throw error(owner, field,
						"@order(by: \"%s\") is not of the form \"node.property DESC\" or \"edge.property ASC\"; use this form"
							.formatted(text));
			}
			terms.add(new OrderTerm(term.group(1).equals("edge") ? PropertyOwner.RELATIONSHIP : PropertyOwner.NODE,
					term.group(2), "DESC".equals(term.group(3))));
		}
		return List.copyOf(terms);
	}

	private @Nullable String orderEnum(ObjectTypeDefinition owner, FieldDefinition field) {
		InputValueDefinition argument = field.getInputValueDefinitions()
			.stream()
			.filter((definition) -> definition.getName().equals("orderBy"))
			.findFirst()
			.orElse(null);
		if (argument == null) {
			return null;
		}
		InputObjectTypeDefinition order = this.registry.getTypeOrNull(FieldTypes.name(argument.getType()),
				InputObjectTypeDefinition.class);
		return ((order != null) ? order.getInputValueDefinitions() : List.<InputValueDefinition>of()).stream()
			.filter((input) -> input.getName().equals("field"))
			.map((input) -> FieldTypes.name(input.getType()))
			.filter((type) -> this.registry.getTypeOrNull(type, EnumTypeDefinition.class) != null)
			.findFirst()
			.orElseThrow(() -> error(owner, field,
					"the type of its argument 'orderBy' has no field named 'field' of an enum type; add it"));
	}

	private @Nullable String filter(FieldDefinition field) {
		return field.getInputValueDefinitions()
			.stream()
			.filter((argument) -> argument.getName().equals("where"))
			.map((argument) -> FieldTypes.name(argument.getType()))
			.findFirst()
			.orElse(null);
	}

	private static boolean isSearch(FieldDefinition field) {
		return field.getInputValueDefinitions().stream().anyMatch((argument) -> Directives.has(argument, "searchText"));
	}

	private static boolean isRequired(FieldDefinition field) {
		return TypeUtil.isNonNull(field.getType());
	}

	private static SchemaMappingException error(ObjectTypeDefinition owner, FieldDefinition field, String message) {
		return new SchemaMappingException(field.getSourceLocation(), owner.getName() + "." + field.getName(), message);
	}

}
