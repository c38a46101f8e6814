package dev.newsgraph.query;

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

/**
 * Says what went wrong with a root field, in words for a client: no trace and no Cypher.
 */
final class GraphExceptionHandler implements DataFetcherExceptionHandler {

	private static final Logger LOGGER = LoggerFactory.getLogger(GraphExceptionHandler.class);

	@Override
	public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
			DataFetcherExceptionHandlerParameters parameters) {
		Throwable cause = parameters.getException();
		if (cause instanceof CompletionException && cause.getCause() != null) {
			cause = cause.getCause();
		}
		LOGGER.error("{} failed", parameters.getPath(), cause);
		GraphQLError error = GraphQLError.newError()
			.errorType(ErrorType.DataFetchingException)
			.message("The answer could not be read; the gateway's log says why")
			.path(parameters.getPath())
			.location(parameters.getSourceLocation())
			.extensions(Map.of("code", "INTERNAL_ERROR"))
			.build();
		return CompletableFuture.completedFuture(DataFetcherExceptionHandlerResult.newResult().error(error).build());
	}

}
