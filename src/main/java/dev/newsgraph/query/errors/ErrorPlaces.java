package dev.newsgraph.query.errors;

import java.util.List;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.language.SourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out the entry {@code locations} of an error that has no place in the document.
 * In the format of GraphQL, the entry is missing or a list that is not empty.
 */
public final class ErrorPlaces {

	private ErrorPlaces() {
	}

	/** Returns the error without the entry {@code locations} if this would be empty. */
	public static GraphQLError withoutEmpty(GraphQLError error) {
		@Nullable List<SourceLocation> locations = error.getLocations();
		if (locations == null || !locations.isEmpty()) {
			return error;
		}
		GraphqlErrorBuilder<?> builder = GraphqlErrorBuilder.newError()
			.message("%s", error.getMessage())
			.errorType(error.getErrorType())
			.extensions(error.getExtensions())
			.locations(null);
		if (error.getPath() != null) {
			builder.path(error.getPath());
		}
		return builder.build();
	}

}
