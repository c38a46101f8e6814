package dev.newsgraph.query.execution;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.ExecutionResult;
import graphql.GraphQLContext;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.ExecutionId;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import graphql.introspection.Introspection;
import graphql.language.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.newsgraph.query.errors.ClientError;
import dev.newsgraph.query.errors.ClientErrors;
import dev.newsgraph.query.execution.PlanningInstrumentation.Recorder;
import dev.newsgraph.query.errors.ErrorPlaces;
import dev.newsgraph.query.plan.InvalidArgumentException;

/**
 * Adds a code to {@code extensions.code} of every error, and rewrites the messages of
 * graphql-java for API clients.
 */
public final class ErrorCodesInstrumentation extends SimplePerformantInstrumentation {

	private static final Logger LOGGER = LoggerFactory.getLogger(ErrorCodesInstrumentation.class);

	/** Codes by the names of error types that are not constants of {@link ErrorType}. */
	private static final Map<String, String> OTHER_TYPES = Map.of("IntrospectionDisabled", "INTROSPECTION_DISABLED");

	@Override
	public CompletableFuture<ExecutionResult> instrumentExecutionResult(ExecutionResult result,
			InstrumentationExecutionParameters parameters, InstrumentationState state) {
		if (result.getErrors().isEmpty() || isPlanned(parameters)) {
			return CompletableFuture.completedFuture(result);
		}
		// It is missing only if the input of the operation was refused.
		ExecutionId given = parameters.getExecutionInput().getExecutionId();
		ExecutionId id = (given != null) ? given : ExecutionId.generate();
		ClientErrors clientErrors = clientErrors(parameters);
		List<GraphQLError> errors = result.getErrors()
			.stream()
			.map((error) -> ErrorPlaces.withoutEmpty(withCode(error, id, clientErrors)))
			.toList();
		return CompletableFuture.completedFuture(result.transform((builder) -> builder.errors(errors)));
	}

	// Then the error only ends the execution.
	private static boolean isPlanned(InstrumentationExecutionParameters parameters) {
		@Nullable PlanOnlyExecution planOnly = parameters.getGraphQLContext().get(PlanOnlyExecution.class);
		@Nullable Recorder recorder = parameters.getGraphQLContext().get(Recorder.class);
		return (planOnly != null && planOnly.isComplete()) || (recorder != null && recorder.isEnded());
	}

	private static ClientErrors clientErrors(InstrumentationExecutionParameters parameters) {
		GraphQLContext context = parameters.getGraphQLContext();
		@Nullable Document document = context.get(Document.class);
		return new ClientErrors(parameters.getSchema(), document, parameters.getOperation(),
				parameters.getExecutionInput().getRawVariables().toMap(),
				!context.getBoolean(Introspection.INTROSPECTION_DISABLED, false));
	}

	private static GraphQLError withCode(GraphQLError error, ExecutionId id, ClientErrors clientErrors) {
		Map<String, Object> extensions = (error.getExtensions() != null) ? error.getExtensions() : Map.of();
		if (extensions.containsKey("code")) {
			return error;
		}
		Map<String, Object> withCode = new HashMap<>(extensions);
		ClientError readable = clientErrors.of(error);
		String code = code(error, readable);
		withCode.put("code", code);
		if (code.equals(GraphExceptionHandler.INTERNAL)) {
			LOGGER.error("The operation {} has this error: {}", id, error);
			withCode.put(OperationFailure.ID, id.toString());
		}
		GraphqlErrorBuilder<?> builder = GraphqlErrorBuilder.newError();
		builder.message("%s", readable.message()).errorType(error.getErrorType()).extensions(withCode);
		if (!readable.locations().isEmpty()) {
			builder.locations(readable.locations());
		}
		if (error.getPath() != null) {
			builder.path(error.getPath());
		}
		return builder.build();
	}

	private static String code(GraphQLError error, ClientError readable) {
		ErrorClassification type = error.getErrorType();
		if (type == ErrorType.InvalidSyntax) {
			return "GRAPHQL_PARSE_FAILED";
		}
		if (type == ErrorType.ValidationError) {
			return readable.input() ? InvalidArgumentException.CODE : "GRAPHQL_VALIDATION_FAILED";
		}
		if (type == ErrorType.OperationNotSupported) {
			return "OPERATION_NOT_SUPPORTED";
		}
		return OTHER_TYPES.getOrDefault(String.valueOf(type), GraphExceptionHandler.INTERNAL);
	}

}
