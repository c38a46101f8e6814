package dev.newsgraph.query.execution;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.newsgraph.database.GraphClientException;
import dev.newsgraph.database.GraphClientException.Reason;
import dev.newsgraph.query.plan.InvalidArgumentException;

/**
 * Converts exceptions of root fields to GraphQL errors. The messages contain neither
 * stack traces nor Cypher.
 */
public final class GraphExceptionHandler implements DataFetcherExceptionHandler {

	/** Error code for failures of the gateway itself. */
	static final String INTERNAL = "INTERNAL_SERVER_ERROR";

	private static final Logger LOGGER = LoggerFactory.getLogger(GraphExceptionHandler.class);

	@Override
	public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
			DataFetcherExceptionHandlerParameters parameters) {
		Throwable thrown = parameters.getException();
		if (thrown instanceof RefusedMutationException refused) {
			return CompletableFuture.completedFuture(refused(refused, parameters));
		}
		Throwable cause = (thrown instanceof CompletionException && thrown.getCause() != null) ? thrown.getCause()
				: thrown;
		GraphQLError error = GraphQLError.newError()
			.errorType(ErrorType.DataFetchingException)
			.message("%s", message(cause))
			.path(parameters.getPath())
			.location(parameters.getSourceLocation())
			.extensions(Map.of("code", code(cause)))
			.build();
		if (code(cause).equals(INTERNAL)) {
			LOGGER.error("The field {} could not be answered", parameters.getPath(), cause);
		}
		else {
			LOGGER.warn("The field {} could not be answered: {}", parameters.getPath(), cause.getMessage());
		}
		return CompletableFuture.completedFuture(DataFetcherExceptionHandlerResult.newResult().error(error).build());
	}

	private static DataFetcherExceptionHandlerResult refused(RefusedMutationException refused,
			DataFetcherExceptionHandlerParameters parameters) {
		String field = parameters.getFieldDefinition().getName();
		GraphQLError error = GraphQLError.newError()
			.errorType(ErrorType.ValidationError)
			.message("%s(%s): %s", field, refused.argument(), refused.getMessage())
			.path(parameters.getPath())
			.location(parameters.getSourceLocation())
			.extensions(Map.of("code", InvalidArgumentException.CODE, "field", field, "argument", refused.argument()))
			.build();
		return DataFetcherExceptionHandlerResult.newResult().error(error).build();
	}

	/** Returns the error code for an exception. */
	public static String code(Throwable cause) {
		if (!(cause instanceof GraphClientException failure)) {
			return INTERNAL;
		}
		return switch (failure.reason()) {
			case TIMEOUT -> "TIMEOUT";
			case EXHAUSTED -> "RESOURCE_EXHAUSTED";
			case BUSY, UNAVAILABLE, BROKEN, FULL -> "SERVICE_UNAVAILABLE";
			case OTHER -> INTERNAL;
		};
	}

	private static String message(Throwable cause) {
		return (cause instanceof GraphClientException failure && failure.reason() != Reason.OTHER)
				? failure.reason().message()
				: "The field could not be read because of an internal error. The log of the gateway contains the cause.";
	}

}
