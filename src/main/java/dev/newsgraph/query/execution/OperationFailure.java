package dev.newsgraph.query.execution;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;

import graphql.ErrorType;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.AbortExecutionException;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionId;
import graphql.language.SourceLocation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.newsgraph.query.errors.ErrorPlaces;
import dev.newsgraph.query.errors.ReadableMessages;
import dev.newsgraph.query.plan.InvalidArgumentException;

/**
 * Converts an exception that ends an operation as a whole to a GraphQL error. A mistake
 * of the client gets its code and place. Any other exception is logged with the ID that
 * the error carries in {@code extensions.id}.
 */
public final class OperationFailure {

	/** Entry in the extensions of an error whose cause is in the log. */
	static final String ID = "id";

	private static final Logger LOGGER = LoggerFactory.getLogger(OperationFailure.class);

	private OperationFailure() {
	}

	/**
	 * Returns the result for an operation that ended with an exception.
	 * @param id ID of the execution
	 */
	public static ExecutionResult result(Throwable thrown, ExecutionId id) {
		Throwable cause = (thrown instanceof CompletionException && thrown.getCause() != null) ? thrown.getCause()
				: thrown;
		return ExecutionResult.newExecutionResult().addError(ErrorPlaces.withoutEmpty(error(cause, id, null))).build();
	}

	/**
	 * Returns the exception that aborts the execution with an error for another
	 * exception.
	 */
	static AbortExecutionException abort(Throwable thrown, ExecutionContext context) {
		if (thrown instanceof AbortExecutionException abort) {
			return abort;
		}
		return new AbortExecutionException(List.of(error(thrown, context.getExecutionId(), context)));
	}

	private static GraphQLError error(Throwable thrown, ExecutionId id, @Nullable ExecutionContext context) {
		GraphQLError misplaced = (context != null && thrown instanceof RuntimeException) ? MisplacedNulls.find(context)
				: null;
		if (misplaced != null) {
			return misplaced;
		}
		if (thrown instanceof GraphQLError mistake && mistake.getErrorType() == ErrorType.ValidationError) {
			return mistake(mistake);
		}
		LOGGER.error("The operation {} could not be executed", id, thrown);
		return GraphqlErrorBuilder.newError()
			.message("The operation could not be executed because of an internal error. The log of the gateway contains"
					+ " the cause under the ID %s.", id)
			.errorType(ErrorType.ExecutionAborted)
			.extensions(extensions(GraphExceptionHandler.INTERNAL, id))
			.build();
	}

	private static GraphQLError mistake(GraphQLError mistake) {
		List<SourceLocation> locations = mistake.getLocations();
		return GraphqlErrorBuilder.newError()
			.message("%s", ReadableMessages.of(mistake.getMessage()))
			.locations((locations != null) ? locations : List.of())
			.errorType(ErrorType.ValidationError)
			.extensions(Map.of("code", InvalidArgumentException.CODE))
			.build();
	}

	/** Returns the extensions of an error whose cause is in the log. */
	static Map<String, Object> extensions(String code, ExecutionId id) {
		Map<String, Object> extensions = new LinkedHashMap<>();
		extensions.put("code", code);
		extensions.put(ID, id.toString());
		return extensions;
	}

}
