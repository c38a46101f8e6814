package dev.newsgraph.schema;

import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.idl.TypeDefinitionRegistry;
import org.jspecify.annotations.Nullable;

/**
 * The edge type and the node type of a connection.
 *
 * @param edge type of the edges
 * @param node name of the type of the nodes
 */
record ConnectionShape(ObjectTypeDefinition edge, String node) {

	static boolean isConnection(ObjectTypeDefinition type) {
		return type.getName().endsWith("Connection") && field(type, "edges") != null;
	}

	static ConnectionShape of(ObjectTypeDefinition connection, TypeDefinitionRegistry registry) {
		FieldDefinition edges = field(connection, "edges");
		ObjectTypeDefinition edge = (edges != null)
				? registry.getTypeOrNull(FieldTypes.name(edges.getType()), ObjectTypeDefinition.class) : null;
		FieldDefinition node = (edge != null) ? field(edge, "node") : null;
		if (edge == null || node == null) {
			throw new SchemaMappingException(connection.getSourceLocation(), connection.getName(),
					"a connection needs a field 'edges' whose type has a field 'node'; define both");
		}
		FieldDefinition nodes = field(connection, "nodes");
		if (nodes != null && !(FieldTypes.isList(nodes.getType())
				&& FieldTypes.name(nodes.getType()).equals(FieldTypes.name(node.getType())))) {
			throw new SchemaMappingException(nodes.getSourceLocation(), connection.getName() + ".nodes",
					"the field 'nodes' of a connection is a list of the nodes of its edges; use the type [%s!]!"
						.formatted(FieldTypes.name(node.getType())));
		}
		return new ConnectionShape(edge, FieldTypes.name(node.getType()));
	}

	static @Nullable FieldDefinition field(ObjectTypeDefinition type, String name) {
		return type.getFieldDefinitions()
			.stream()
			.filter((field) -> field.getName().equals(name))
			.findFirst()
			.orElse(null);
	}

}
