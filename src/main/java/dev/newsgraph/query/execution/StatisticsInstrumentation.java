package dev.newsgraph.query.execution;

import java.util.concurrent.CompletableFuture;

import graphql.ExecutionResult;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.schema.GraphModel;

/**
 * Adds the statistics of an operation to {@code extensions.statistics} of the response.
 */
public final class StatisticsInstrumentation extends SimplePerformantInstrumentation {

	private final GraphModel model;

	/**
	 * Creates the instrumentation.
	 * @param model model of the schema
	 */
	public StatisticsInstrumentation(GraphModel model) {
		this.model = model;
	}

	@Override
	public CompletableFuture<ExecutionResult> instrumentExecutionResult(ExecutionResult result,
			InstrumentationExecutionParameters parameters, InstrumentationState state) {
		@Nullable PlannedOperation operation = parameters.getGraphQLContext().get(PlannedOperation.class);
		if (operation == null || operation.statistics() == null) {
			return CompletableFuture.completedFuture(result);
		}
		Object report = operation.statistics().report(result.getData(), this.model.types()::containsKey);
		return CompletableFuture
			.completedFuture(result.transform((builder) -> builder.addExtension(Statistics.NAME, report)));
	}

}
