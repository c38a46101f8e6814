package dev.newsgraph.query.errors;

import java.util.List;

import graphql.GraphQLError;
import graphql.language.SourceLocation;

/**
 * What a client reads of an error.
 *
 * @param message the message
 * @param locations places in the document
 * @param input whether the error is in a value that the client passes, not in the
 * operation
 */
public record ClientError(String message, List<SourceLocation> locations, boolean input) {

	/** Returns an error whose message is rewritten without knowledge of the document. */
	static ClientError of(GraphQLError error) {
		return of(error, ReadableMessages.of(error.getMessage()));
	}

	static ClientError of(GraphQLError error, String message) {
		return new ClientError(message, locations(error), false);
	}

	static List<SourceLocation> locations(GraphQLError error) {
		List<SourceLocation> locations = error.getLocations();
		return (locations != null) ? locations : List.of();
	}

}
