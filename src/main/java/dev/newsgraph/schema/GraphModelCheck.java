package dev.newsgraph.schema;

import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.idl.TypeDefinitionRegistry;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.schema.FieldMapping.Cardinality;
import dev.newsgraph.schema.FieldMapping.GlobalIdField;
import dev.newsgraph.schema.FieldMapping.ObjectField;
import dev.newsgraph.schema.FieldMapping.PropertyField;
import dev.newsgraph.schema.FieldMapping.PropertyOwner;

/** Validates the parts of a model that require all types to be read. */
final class GraphModelCheck {

	private final GraphModel model;

	private final TypeDefinitionRegistry registry;

	private GraphModelCheck(GraphModel model, TypeDefinitionRegistry registry) {
		this.model = model;
		this.registry = registry;
	}

	static void check(GraphModel model, TypeDefinitionRegistry registry) {
		GraphModelCheck check = new GraphModelCheck(model, registry);
		model.types().values().forEach((type) -> type.fields().values().forEach((field) -> check.check(type, field)));
	}

	private void check(TypeMapping owner, FieldMapping field) {
		switch (field) {
			case ObjectField object -> check(owner, object);
			case GlobalIdField id -> check(owner, id);
			case PropertyField property -> require(!GraphModel.isRoot(owner.name()), owner, property,
					"a root field of a scalar or enum type needs @cypher; add it");
			default -> {
				// The reader of the field has validated it.
			}
		}
	}

	private void check(TypeMapping owner, GlobalIdField id) {
		ObjectTypeDefinition type = this.registry.getTypeOrNull(owner.name(), ObjectTypeDefinition.class);
		switch (owner) {
			case NodeType node -> require(!node.isRefetchable() || (type != null && !type.getImplements().isEmpty()),
					owner, id, "an object with a global id can be looked up by it; add 'implements Node' to '%s'"
						.formatted(owner.name()));
			case RowType row -> require(!row.key().isEmpty() || isSingle(row), owner, id,
					"a row without a key has no global id; add @row(key: …) to '%s'".formatted(owner.name()));
		}
	}

	// Such a row does not depend on arguments.
	private static boolean isSingle(RowType row) {
		return row.fields()
			.values()
			.stream()
			.allMatch((field) -> field instanceof GlobalIdField || field instanceof FieldMapping.ComputedField);
	}

	private void check(TypeMapping owner, ObjectField field) {
		TypeMapping target = this.model.types().get(field.target());
		require(target != null, owner, field,
				"its type '%s' is not mapped to the graph; add @node or @row to the type".formatted(field.target()));
		if (target instanceof RowType row) {
			boolean column = field.source() instanceof Source.ByColumn;
			require(column || field.source() instanceof Source.ByStatement
					|| field.source() instanceof Source.SingleRow, owner, field,
					"rows are returned by a statement; add @cypher to the field");
			// A list in a row keeps its order.
			require(column || field.cardinality() == Cardinality.ONE || !row.key().isEmpty(), owner, field,
					"rows in a list need a key; add @row(key: …) to '%s'".formatted(row.name()));
		}
		boolean edges = field.source() instanceof Source.ByRelationship || field.source() instanceof Source.ByStatement;
		field.order()
			.forEach((term) -> require(term.owner() == PropertyOwner.NODE || edges, owner, field,
					"@order refers to a property of an edge, but the field has no edges; refer to a property of the node"));
	}

	private void require(boolean condition, TypeMapping owner, FieldMapping field, String message) {
		if (!condition) {
			FieldDefinition definition = definition(owner, field);
			throw new SchemaMappingException((definition != null) ? definition.getSourceLocation() : null,
					owner.name() + "." + field.name(), message);
		}
	}

	private @Nullable FieldDefinition definition(TypeMapping owner, FieldMapping field) {
		ObjectTypeDefinition type = this.registry.getTypeOrNull(owner.name(), ObjectTypeDefinition.class);
		return (type != null) ? ConnectionShape.field(type, field.name()) : null;
	}

}
