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

/** Checks what can only be seen once all types are read. */
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
			case GlobalIdField id -> require(owner instanceof NodeType, owner, id,
					"only a type with @node has a global id; map the field by @property");
			case PropertyField property -> require(!owner.name().equals(GraphModel.QUERY), owner, property,
					"a root field of a leaf type needs a @cypher; give it one");
			default -> {
				// Its directive was all there is to check.
			}
		}
	}

	private void check(TypeMapping owner, ObjectField field) {
		TypeMapping target = this.model.types().get(field.target());
		require(target != null, owner, field,
				"its type '%s' is not mapped; give it @node or @row".formatted(field.target()));
		if (target instanceof RowType row) {
			boolean column = field.source() instanceof Source.ByColumn;
			require(column || field.source() instanceof Source.ByStatement
					|| field.source() instanceof Source.SingleRow, owner, field,
					"rows come from a @cypher statement; give the field one");
			// A list within a row has the order that it has.
			require(column || field.cardinality() == Cardinality.ONE || !row.key().isEmpty(), owner, field,
					"rows of a list need a key; name it in @row(key: …) of '%s'".formatted(row.name()));
		}
		boolean edges = field.source() instanceof Source.ByRelationship || field.source() instanceof Source.ByStatement;
		field.order()
			.forEach((term) -> require(term.owner() == PropertyOwner.NODE || edges, owner, field,
					"@order names a property of an edge, but the field has no edges; name one of the node"));
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
