package dev.newsgraph.query.errors;

import java.util.List;

import graphql.GraphQLError;
import graphql.language.Argument;
import graphql.language.SourceLocation;
import graphql.language.VariableDefinition;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.query.errors.DocumentPlaces.Place;
import dev.newsgraph.query.errors.GivenValue.Literal;
import dev.newsgraph.query.errors.InputMistake.Kind;
import dev.newsgraph.query.plan.ShortText;

/** Messages for values in a document that do not have the type of their place. */
final class LiteralMessages {

	private final GraphQLSchema schema;

	private final InputCheck check;

	LiteralMessages(GraphQLSchema schema, Suggestions suggestions) {
		this.schema = schema;
		this.check = new InputCheck(suggestions);
	}

	ClientError argument(GraphQLError error, @Nullable Place place) {
		GraphQLArgument definition = (place != null) ? place.argument() : null;
		if (definition == null || place == null || !(place.node() instanceof Argument argument)) {
			return ClientError.of(error);
		}
		return literal(error, "Argument `" + argument.getName(),
				this.check.find(definition.getType(), new Literal(argument.getValue())));
	}

	ClientError defaultValue(GraphQLError error, @Nullable Place place) {
		if (place == null || !(place.node() instanceof VariableDefinition variable)
				|| variable.getDefaultValue() == null) {
			return ClientError.of(error);
		}
		GraphQLType type = DeclaredTypes.of(this.schema, variable.getType());
		return literal(error, "Default value of `$" + ShortText.of(variable.getName()),
				(type != null) ? this.check.find(type, new Literal(variable.getDefaultValue())) : null);
	}

	private static ClientError literal(GraphQLError error, String owner, @Nullable InputMistake mistake) {
		if (mistake == null) {
			return ClientError.of(error, owner + "`: the value is not valid for its type.");
		}
		String message = (mistake.kind() == Kind.UNKNOWN_NAME) ? mistake.problem() : mistake.message(owner);
		List<SourceLocation> locations = (mistake.location() != null) ? List.of(mistake.location())
				: error.getLocations();
		return new ClientError(message, locations, mistake.kind() == Kind.FORMAT);
	}

}
