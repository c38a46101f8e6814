package dev.newsgraph.schema;

import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.TypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * A connection type, its edges and what they hold.
 *
 * @param edge the type of the edges
 * @param node the name of the type of their nodes
 */
record ConnectionShape(ObjectTypeDefinition edge, String node) {

	static boolean isConnection(ObjectTypeDefinition type) {
		return type.getName().endsWith("Connection") && field(type, "edges") != null;
	}

	static ConnectionShape of(ObjectTypeDefinition connection, TypeDefinitionRegistry registry) {
		FieldDefinition edges = field(connection, "edges");
		ObjectTypeDefinition edge = (edges != null)
				? registry.getTypeOrNull(named(edges.getType()), ObjectTypeDefinition.class) : null;
		FieldDefinition node = (edge != null) ? field(edge, "node") : null;
		if (edge == null || node == null) {
			throw new SchemaMappingException(connection.getSourceLocation(), connection.getName(),
					"a connection has edges, and their type has a node; define both");
		}
		return new ConnectionShape(edge, named(node.getType()));
	}

	static @Nullable FieldDefinition field(ObjectTypeDefinition type, String name) {
		return type.getFieldDefinitions()
			.stream()
			.filter((field) -> field.getName().equals(name))
			.findFirst()
			.orElse(null);
	}

	static String named(Type<?> type) {
		TypeName name = TypeUtil.unwrapAll(type);
		return name.getName();
	}

}
