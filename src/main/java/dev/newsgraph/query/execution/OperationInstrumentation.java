package dev.newsgraph.query.execution;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.execution.instrumentation.Instrumentation;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import org.jspecify.annotations.Nullable;

/**
 * Combines instrumentations that only observe whole operations. In a
 * {@code ChainedInstrumentation} each of them would be called for every field.
 */
public final class OperationInstrumentation extends SimplePerformantInstrumentation {

	private final Instrumentation begin;

	private final List<Instrumentation> results;

	/**
	 * Creates the combined instrumentation.
	 * @param begin called when an operation begins
	 * @param results called with the result of an operation, in this order
	 */
	public OperationInstrumentation(Instrumentation begin, List<Instrumentation> results) {
		this.begin = begin;
		this.results = results;
	}

	@Override
	public ExecutionInput instrumentExecutionInput(ExecutionInput input, InstrumentationExecutionParameters parameters,
			InstrumentationState state) {
		NumberLengths.check(input.getQuery());
		return input;
	}

	@Override
	public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
			InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
		try {
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
