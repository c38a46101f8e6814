package dev.newsgraph.query;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;

/**
 * Gives every error a code in {@code extensions.code}, and graphql-java's messages the
 * words of a person.
 */
final class ErrorCodesInstrumentation extends SimplePerformantInstrumentation {

	private static final Pattern PREFIX = Pattern.compile("^Validation error \\([^)]*\\) : ");

	private static final Pattern LITERAL = Pattern.compile("'\\w+Value\\{(?:value|name)=(.*?)\\}'");

	@Override
	public CompletableFuture<ExecutionResult> instrumentExecutionResult(ExecutionResult result,
			InstrumentationExecutionParameters parameters, InstrumentationState state) {
		if (result.getErrors().isEmpty()) {
			return CompletableFuture.completedFuture(result);
		}
		List<GraphQLError> errors = result.getErrors().stream().map(ErrorCodesInstrumentation::withCode).toList();
		return CompletableFuture.completedFuture(result.transform((builder) -> builder.errors(errors)));
	}

	private static GraphQLError withCode(GraphQLError error) {
		Map<String, Object> extensions = (error.getExtensions() != null) ? error.getExtensions() : Map.of();
		if (extensions.containsKey("code")) {
			return error;
		}
		Map<String, Object> withCode = new HashMap<>(extensions);
		withCode.put("code", code(error));
		GraphqlErrorBuilder<?> builder = GraphqlErrorBuilder.newError();
		builder.message("%s", readable(error.getMessage())).errorType(error.getErrorType()).extensions(withCode);
		if (error.getLocations() != null) {
			builder.locations(error.getLocations());
		}
		if (error.getPath() != null) {
			builder.path(error.getPath());
		}
		return builder.build();
	}

	private static String code(GraphQLError error) {
		ErrorClassification type = error.getErrorType();
		if (type == ErrorType.InvalidSyntax) {
			return "GRAPHQL_PARSE_FAILED";
		}
		if (type == ErrorType.ValidationError) {
			return isVariable(error) ? InvalidArgumentException.CODE : "GRAPHQL_VALIDATION_FAILED";
		}
		if (type == ErrorType.OperationNotSupported) {
			return "OPERATION_NOT_SUPPORTED";
		}
		return GraphExceptionHandler.INTERNAL;
	}

	// A variable's value is the client's input; an operation that does not fit the schema
	// is not.
	private static boolean isVariable(GraphQLError error) {
		return error.getMessage().startsWith("Variable '") && !error.getMessage().startsWith("Validation error");
	}

	private static String readable(String message) {
		return LITERAL.matcher(PREFIX.matcher(message).replaceFirst("")).replaceAll("$1");
	}

}
