package dev.newsgraph.schema;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import graphql.language.Directive;
import graphql.language.EnumTypeDefinition;
import graphql.language.EnumValueDefinition;
import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.idl.TypeDefinitionRegistry;

import dev.newsgraph.schema.FieldMapping.ObjectField;
import dev.newsgraph.schema.FieldMapping.PropertyOwner;

/**
 * Reads the SDL as a {@link GraphModel}. Throws a {@link SchemaMappingException} with
 * file, line and field if a mapping is not valid.
 */
public final class GraphModelReader {

	private final TypeDefinitionRegistry registry;

	private final FieldMappingReader fields;

	private final Map<String, List<ArgumentRule>> rules = new LinkedHashMap<>();

	private GraphModelReader(TypeDefinitionRegistry registry, Set<String> caps) {
		this.registry = registry;
		this.fields = new FieldMappingReader(registry, new StatementFragments(registry, caps));
	}

	/**
	 * Returns the model of a parsed SDL.
	 * @param registry parsed SDL
	 * @param caps names of the caps that statements may refer to
	 * @throws SchemaMappingException if a mapping is not valid
	 */
	public static GraphModel read(TypeDefinitionRegistry registry, Set<String> caps) {
		return new GraphModelReader(registry, caps).read();
	}

	private GraphModel read() {
		Map<String, TypeMapping> types = new LinkedHashMap<>();
		for (ObjectTypeDefinition type : this.registry.getTypes(ObjectTypeDefinition.class)) {
			if (isMapped(type)) {
				types.put(type.getName(), read(type));
			}
		}
		if (!types.containsKey(GraphModel.QUERY)) {
			throw new SchemaMappingException(null, GraphModel.QUERY, "the schema has no type Query; define one");
		}
		GraphModel model = new GraphModel(Map.copyOf(types), orders(types.values()),
				new FilterReader(this.registry, types).read(), Map.copyOf(this.rules),
				EntityKeys.read(this.registry, types), AccessRules.read(this.registry),
				VisibilityMapping.read(this.registry));
		GraphModelCheck.check(model, this.registry);
		AccessRules.checkComplete(this.registry, types.keySet());
		return model;
	}

	private boolean isMapped(ObjectTypeDefinition type) {
		return !type.getName().equals("Mutation") && !type.getName().equals("PageInfo")
				&& !Directives.has(type, "result") && !ConnectionShape.isConnection(type) && !isEdge(type)
				&& !AggregateReader.isAggregate(type);
	}

	private boolean isEdge(ObjectTypeDefinition type) {
		return type.getName().endsWith("Edge") && type.getFieldDefinitions()
			.stream()
			.map(FieldDefinition::getName)
			.collect(Collectors.toSet())
			.containsAll(Set.of("cursor", "node"));
	}

	private TypeMapping read(ObjectTypeDefinition type) {
		boolean root = GraphModel.isRoot(type.getName());
		Directive node = Directives.find(type, "node").orElse(null);
		Directive row = Directives.find(type, "row").orElse(null);
		if ((node == null) == (row == null) && !root) {
			throw new SchemaMappingException(type.getSourceLocation(), type.getName(),
					"a type needs exactly one of @node(label, key) and @row(key); add or remove one");
		}
		Map<String, FieldMapping> mappings = new LinkedHashMap<>();
		for (FieldDefinition field : type.getFieldDefinitions()) {
			mappings.put(field.getName(), this.fields.read(type, field));
			List<ArgumentRule> argumentRules = new ArgumentRuleReader(type, field).read();
			if (!argumentRules.isEmpty()) {
				this.rules.put(type.getName() + "." + field.getName(), argumentRules);
			}
		}
		if (node != null) {
			return new NodeType(type.getName(), Directives.text(node, "label", type.getName()),
					Directives.text(node, "key", "id"), Map.copyOf(mappings));
		}
		return new RowType(type.getName(), (row != null) ? Directives.texts(row, "key") : List.of(),
				Map.copyOf(mappings));
	}

	private Map<String, Map<String, OrderTerm>> orders(Collection<TypeMapping> types) {
		Map<String, Map<String, OrderTerm>> orders = new TreeMap<>();
		for (TypeMapping type : types) {
			for (FieldMapping field : type.fields().values()) {
				if (field instanceof ObjectField object && object.orderEnum() != null) {
					orders.computeIfAbsent(object.orderEnum(), this::order);
				}
			}
		}
		return Map.copyOf(orders);
	}

	private Map<String, OrderTerm> order(String name) {
		EnumTypeDefinition type = this.registry.getTypeOrNull(name, EnumTypeDefinition.class);
		Map<String, OrderTerm> terms = new LinkedHashMap<>();
		for (EnumValueDefinition value : (type != null) ? type.getEnumValueDefinitions()
				: List.<EnumValueDefinition>of()) {
			Directive property = Directives.find(value, "property")
				.orElseThrow(() -> new SchemaMappingException(value.getSourceLocation(), name + "." + value.getName(),
						"the value does not say which property to sort by; add @property(name: …)"));
			terms.put(value.getName(),
					new OrderTerm(PropertyOwner.valueOf(Directives.text(property, "of", PropertyOwner.NODE.name())),
							Directives.text(property, "name", value.getName()),
							Directives.text(property, "reversed", "false").equals("true")));
		}
		return Map.copyOf(terms);
	}

}
