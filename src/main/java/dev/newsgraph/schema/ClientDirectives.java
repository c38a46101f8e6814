package dev.newsgraph.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import graphql.GraphQLError;
import graphql.introspection.Introspection;
import graphql.language.Directive;
import graphql.language.Document;
import graphql.language.Node;
import graphql.schema.DataFetcher;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.DirectiveInfo;
import graphql.validation.ValidationError;
import graphql.validation.ValidationErrorType;

/**
 * Decides which directives clients see. graphql-java adds some to every schema that the
 * gateway does not implement, such as {@code @defer}.
 */
public final class ClientDirectives {

	/** As many as the validation of graphql-java returns. */
	private static final int MAX_ERRORS = 100;

	private static final Set<String> IMPLEMENTED = Set.of("deprecated", "include", "oneOf", "skip", "specifiedBy");

	private ClientDirectives() {
	}

	/** Returns whether the gateway implements a directive of this name, if defined. */
	public static boolean isImplemented(String name) {
		return IMPLEMENTED.contains(name) || !isBuiltIn(name);
	}

	/** Returns whether graphql-java defines a directive of this name in each schema. */
	public static boolean isBuiltIn(String name) {
		return DirectiveInfo.isGraphqlSpecifiedDirective(name);
	}

	/** Returns the directives of a schema that clients see. */
	public static List<GraphQLDirective> of(GraphQLSchema schema) {
		return schema.getDirectives().stream().filter((directive) -> isImplemented(directive.getName())).toList();
	}

	/** Returns an error for each directive of a document that clients do not see. */
	public static List<GraphQLError> unsupported(Document document) {
		List<GraphQLError> errors = new ArrayList<>();
		addUnsupported(document, errors);
		return errors;
	}

	private static void addUnsupported(Node<?> node, List<GraphQLError> errors) {
		if (errors.size() >= MAX_ERRORS) {
			return;
		}
		if (node instanceof Directive directive && !isImplemented(directive.getName())) {
			errors.add(ValidationError.newValidationError()
				.validationErrorType(ValidationErrorType.UnknownDirective)
				.sourceLocation(directive.getSourceLocation())
				.description("Unknown directive '" + directive.getName() + "'")
				.build());
		}
		for (Node<?> child : node.getChildren()) {
			addUnsupported(child, errors);
		}
	}

	/** Lists these directives in the introspection only. */
	public static void addIntrospection(GraphQLCodeRegistry.Builder code) {
		DataFetcher<List<GraphQLDirective>> directives = (environment) -> of(environment.getGraphQLSchema());
		code.dataFetcher(FieldCoordinates.coordinates(Introspection.__Schema.getName(), "directives"), directives);
	}

}
