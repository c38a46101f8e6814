package dev.newsgraph.query.execution;

import java.util.HashMap;
import java.util.LinkedHashMap;
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

import dev.newsgraph.query.plan.InvalidArgumentException;

/**
 * Adds a code to {@code extensions.code} of every error, and rewrites the messages of
 * graphql-java for API clients.
 */
public final class ErrorCodesInstrumentation extends SimplePerformantInstrumentation {

	/** Patterns for parts of graphql-java messages, and their replacements. */
	private static final Map<Pattern, String> REPLACEMENTS = replacements();

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

	// The value of a variable is client input. All other validation errors concern the
	// operation.
	private static boolean isVariable(GraphQLError error) {
		return error.getMessage().startsWith("Variable '") || error.getMessage().startsWith("The variables input ");
	}

	private static String readable(String message) {
		String readable = message;
		for (Map.Entry<Pattern, String> entry : REPLACEMENTS.entrySet()) {
			readable = entry.getKey().matcher(readable).replaceAll(entry.getValue());
		}
		return readable.strip();
	}

	private static Map<Pattern, String> replacements() {
		Map<Pattern, String> replacements = new LinkedHashMap<>();
		replacements.put(Pattern.compile("^Validation error \\([^)]*\\) ?: "), "");
		replacements.put(Pattern.compile("'\\w+Value\\{(?:value|name)=(.*?)\\}'"), "$1");
		replacements.put(Pattern.compile("'NullValue\\{\\}'"), "null");
		replacements.put(Pattern.compile("(Field '\\w+') has coerced Null value for NonNull type.*"),
				"$1 is missing or null, but a value is required by its type");
		replacements.put(Pattern.compile("Expected an AST type of '(\\w+)Value' but it was a '(\\w+)Value'"),
				"'$1' is expected, not '$2'");
		replacements.put(
				Pattern.compile("has an invalid value: Variable '\\w+' has coerced Null value for NonNull type"),
				"is missing or null, but a value is required by its type");
		replacements.put(Pattern.compile("with ANTLR error 'token recognition error at: (.*)' at line"), "at $1, line");
		replacements.put(Pattern.compile("with offending token '<EOF>' at line"),
				"because the operation is incomplete, at line");
		replacements.put(Pattern.compile("with offending token ('.*') at line"), "at $1, line");
		return replacements;
	}

}
