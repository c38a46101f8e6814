package dev.newsgraph.query.execution;

import java.util.Comparator;

import graphql.language.AbstractNode;
import graphql.language.SourceLocation;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.GraphqlTypeComparatorEnvironment;
import graphql.schema.GraphqlTypeComparatorRegistry;
import graphql.schema.idl.SchemaPrinter;
import graphql.schema.idl.SchemaPrinter.Options;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.schema.ClientDirectives;

/**
 * Prints the SDL of a schema for clients. Types, fields, arguments and values are in the
 * order of the source; the file that defines {@code Query} is first.
 */
public final class SchemaText {

	private final @Nullable String firstFile;

	private SchemaText(GraphQLSchema schema) {
		this.firstFile = location(schema.getQueryType()).getSourceName();
	}

	/** Returns the SDL of a schema. */
	public static String of(GraphQLSchema schema) {
		return new SchemaPrinter(Options.defaultOptions()
			.includeScalarTypes(true)
			.includeSchemaDefinition(false)
			.includeDirectiveDefinition((name) -> !ClientDirectives.isBuiltIn(name))
			.setComparators(new SchemaText(schema).order())).print(schema).stripLeading();
	}

	private GraphqlTypeComparatorRegistry order() {
		Comparator<GraphQLSchemaElement> types = Comparator
			.comparing((GraphQLSchemaElement element) -> !String.valueOf(location(element).getSourceName())
				.equals(this.firstFile))
			.thenComparing((element) -> String.valueOf(location(element).getSourceName()))
			.thenComparingInt((element) -> location(element).getLine());
		return new GraphqlTypeComparatorRegistry() {
			@Override
			public <T extends GraphQLSchemaElement> Comparator<? super T> getComparator(
					GraphqlTypeComparatorEnvironment environment) {
				return (environment.getElementType() == null) ? types : (first, second) -> 0;
			}
		};
	}

	private static SourceLocation location(GraphQLSchemaElement element) {
		@Nullable Object definition = (element instanceof GraphQLNamedSchemaElement named) ? named.getDefinition() : null;
		@Nullable SourceLocation location = (definition instanceof AbstractNode<?> node) ? node.getSourceLocation() : null;
		return (location != null) ? location : SourceLocation.EMPTY;
	}

}
