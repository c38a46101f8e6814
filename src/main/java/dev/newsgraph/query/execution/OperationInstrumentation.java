package dev.newsgraph.query.execution;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import graphql.ExecutionResult;
import graphql.execution.instrumentation.Instrumentation;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import org.jspecify.annotations.Nullable;

/**
 * Joins those that hear of whole operations alone; in graphql-java's own chain, each of
 * them would be told of every field.
 */
public final class OperationInstrumentation extends SimplePerformantInstrumentation {

	private final Instrumentation begin;

	private final List<Instrumentation> results;

	/**
	 * Joins those.
	 * @param begin hears when an operation begins
	 * @param results see its result, one after the other
	 */
	public OperationInstrumentation(Instrumentation begin, List<Instrumentation> results) {
		this.begin = begin;
		this.results = results;
	}

	@Override
	public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
			InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
		return this.begin.beginExecuteOperation(parameters, state);
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
