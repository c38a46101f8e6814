package dev.newsgraph.query.errors;

import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import org.jspecify.annotations.Nullable;

/** Finds the type that a variable is declared with. */
final class DeclaredTypes {

	private DeclaredTypes() {
	}

	/** Returns the type, or {@code null} if the schema does not have it. */
	static @Nullable GraphQLType of(GraphQLSchema schema, Type<?> declared) {
		return switch (declared) {
			case TypeName name -> schema.getType(name.getName());
			case ListType list ->
				(of(schema, list.getType()) instanceof GraphQLType type) ? GraphQLList.list(type) : null;
			case NonNullType nonNull ->
				(of(schema, nonNull.getType()) instanceof GraphQLType type) ? GraphQLNonNull.nonNull(type) : null;
			default -> null;
		};
	}

}
