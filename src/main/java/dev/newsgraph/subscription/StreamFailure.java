package dev.newsgraph.subscription;

import java.util.Map;

import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;

/**
 * Thrown if a stream of events cannot begin or continue. The message is for the client.
 */
final class StreamFailure extends RuntimeException {

	/** Code of a cursor that is not one of this graph. */
	static final String INVALID_CURSOR = "INVALID_CURSOR";

	/** Code of a cursor whose later removals the graph no longer holds. */
	static final String CURSOR_TOO_OLD = "CURSOR_TOO_OLD";

	/** Code of a stream that a client receives too slowly. */
	static final String SLOW_CONSUMER = "SLOW_CONSUMER";

	/** Code of a stream that the gateway ends, because of its age or its own end. */
	static final String SUBSCRIPTION_ENDED = "SUBSCRIPTION_ENDED";

	/** Code of an operation on a connection that has too many. */
	static final String TOO_MANY_SUBSCRIPTIONS = "TOO_MANY_SUBSCRIPTIONS";

	private static final long serialVersionUID = 1L;

	private final String code;

	StreamFailure(String code, String message) {
		// The stack trace of a refusal is never read.
		super(message, null, false, false);
		this.code = code;
	}

	/** Returns the error that the client receives. */
	GraphQLError error() {
		return error(this.code, String.valueOf(getMessage()));
	}

	/** Returns an error with a code. */
	static GraphQLError error(String code, String message) {
		return GraphqlErrorBuilder.newError()
			.message("%s", message)
			.errorType(ErrorType.DataFetchingException)
			.locations(null)
			.extensions(Map.of("code", code))
			.build();
	}

}
