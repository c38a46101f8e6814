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

	private final Instrumentation beginning;

	private final List<Instrumentation> endings;

	/**
	 * Joins those.
	 * @param beginning hears when an operation begins
	 * @param endings see its result, one after the other
	 */
	public OperationInstrumentation(Instrumentation beginning, List<Instrumentation> endings) {
		this.beginning = beginning;
		this.endings = endings;
	}

	@Override
	public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
			InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
		return this.beginning.beginExecuteOperation(parameters, state);
	}

	@Override
	public CompletableFuture<ExecutionResult> instrumentExecutionResult(ExecutionResult result,
			InstrumentationExecutionParameters parameters, InstrumentationState state) {
		CompletableFuture<ExecutionResult> seen = CompletableFuture.completedFuture(result);
		for (Instrumentation ending : this.endings) {
			seen = seen.thenCompose((answer) -> ending.instrumentExecutionResult(answer, parameters, state));
		}
		return seen;
	}

}
