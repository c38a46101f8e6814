package dev.newsgraph.query.execution;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.execution.ExecutionId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.newsgraph.database.GraphClientException;
import dev.newsgraph.database.GraphClientException.Reason;
import dev.newsgraph.query.access.ForbiddenException;
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
		Throwable cause = (thrown instanceof CompletionException && thrown.getCause() != null) ? thrown.getCause()
				: thrown;
		if (cause instanceof ForbiddenException forbidden) {
			GraphQLError error = GraphQLError.newError()
				.errorType(forbidden.getErrorType())
				.message("%s", forbidden.getMessage())
				.path(parameters.getPath())
				.location(parameters.getSourceLocation())
				.extensions(forbidden.getExtensions())
				.build();
			return CompletableFuture
				.completedFuture(DataFetcherExceptionHandlerResult.newResult().error(error).build());
		}
		String code = code(cause);
		boolean internal = code.equals(INTERNAL);
		ExecutionId id = parameters.getDataFetchingEnvironment().getExecutionId();
		GraphQLError error = GraphQLError.newError()
			.errorType(ErrorType.DataFetchingException)
			.message("%s", message(cause))
			.path(parameters.getPath())
			.location(parameters.getSourceLocation())
			.extensions(internal ? OperationFailure.extensions(code, id) : Map.of("code", code))
			.build();
		if (internal) {
			LOGGER.error("The field {} of the operation {} could not be answered", parameters.getPath(), id, cause);
		}
		else if (isCancelled(cause)) {
			LOGGER.debug("The field {} could not be answered: {}", parameters.getPath(), cause.getMessage());
		}
		else {
			LOGGER.warn("The field {} could not be answered: {}", parameters.getPath(), cause.getMessage());
		}
		return CompletableFuture.completedFuture(DataFetcherExceptionHandlerResult.newResult().error(error).build());
	}

	// No client reads the response.
	private static boolean isCancelled(Throwable cause) {
		return cause instanceof GraphClientException failure && failure.reason() == Reason.CANCELLED;
	}

	/** Returns the error code for an exception. */
	public static String code(Throwable cause) {
		if (!(cause instanceof GraphClientException failure)) {
			return INTERNAL;
		}
		return switch (failure.reason()) {
			case TIMEOUT -> "TIMEOUT";
			case BUSY, CANCELLED, TERMINATED, UNAVAILABLE, BROKEN, FULL -> "SERVICE_UNAVAILABLE";
			case EXHAUSTED -> "RESOURCE_EXHAUSTED";
			case OTHER -> INTERNAL;
		};
	}

	private static String message(Throwable cause) {
		if (cause instanceof GraphClientException failure && failure.reason() == Reason.EXHAUSTED) {
			return String.valueOf(failure.getMessage());
		}
		return (cause instanceof GraphClientException failure && failure.reason() != Reason.OTHER)
				? failure.reason().message()
				: "The field could not be read because of an internal error. The log of the gateway contains the cause.";
	}

}
