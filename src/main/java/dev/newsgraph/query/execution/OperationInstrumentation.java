package dev.newsgraph.query.execution;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.execution.instrumentation.Instrumentation;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimpleInstrumentationContext;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import graphql.execution.instrumentation.parameters.InstrumentationValidationParameters;
import graphql.language.Document;
import graphql.validation.ValidationError;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.query.limits.DocumentLimits;

/**
 * Checks the limits of a document, and combines instrumentations that only observe whole
 * operations. In a {@code ChainedInstrumentation} each of them would be called for every
 * field.
 */
public final class OperationInstrumentation extends SimplePerformantInstrumentation {

	private final DocumentLimits limits;

	private final Instrumentation begin;

	private final List<Instrumentation> results;

	/**
	 * Creates the combined instrumentation.
	 * @param limits checks that apply before an operation begins
	 * @param begin called when an operation begins
	 * @param results called with the result of an operation, in this order
	 */
	public OperationInstrumentation(DocumentLimits limits, Instrumentation begin, List<Instrumentation> results) {
		this.limits = limits;
		this.begin = begin;
		this.results = results;
	}

	/**
	 * Selects English, the language of the gateway's own messages. An empty name of an
	 * operation counts as absent, because graphql-java would execute the first operation.
	 */
	@Override
	public ExecutionInput instrumentExecutionInput(ExecutionInput input, InstrumentationExecutionParameters parameters,
			InstrumentationState state) {
		String name = "".equals(input.getOperationName()) ? null : input.getOperationName();
		return input.transform((builder) -> builder.locale(Locale.ENGLISH).operationName(name));
	}

	@Override
	public @Nullable InstrumentationContext<ExecutionResult> beginExecution(
			InstrumentationExecutionParameters parameters, InstrumentationState state) {
		this.limits.checkRequest(parameters.getQuery(), parameters.getVariables());
		return super.beginExecution(parameters, state);
	}

	@Override
	public @Nullable InstrumentationContext<Document> beginParse(InstrumentationExecutionParameters parameters,
			InstrumentationState state) {
		return SimpleInstrumentationContext.whenCompleted((document, failure) -> this.limits.checkFailure(failure));
	}

	@Override
	public @Nullable InstrumentationContext<List<ValidationError>> beginValidation(
			InstrumentationValidationParameters parameters, InstrumentationState state) {
		this.limits.checkDocument(parameters.getQuery(), parameters.getDocument(), parameters.getGraphQLContext());
		// The provider of documents does not receive a document that is not valid.
		parameters.getGraphQLContext().put(Document.class, parameters.getDocument());
		return super.beginValidation(parameters, state);
	}

	@Override
	public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
			InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
		try {
			SafeMethod.check(parameters.getExecutionContext());
			return this.begin.beginExecuteOperation(parameters, state);
		}
		catch (RuntimeException | StackOverflowError ex) {
			throw OperationFailure.abort(ex, parameters.getExecutionContext());
		}
	}

	@Override
	public CompletableFuture<ExecutionResult> instrumentExecutionResult(ExecutionResult result,
			InstrumentationExecutionParameters parameters, InstrumentationState state) {
		CompletableFuture<ExecutionResult> current = CompletableFuture.completedFuture(result);
		for (Instrumentation instrumentation : this.results) {
			current = current
				.thenCompose((answer) -> instrumentation.instrumentExecutionResult(answer, parameters, state));
		}
		return current;
	}

}
