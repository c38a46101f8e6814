package dev.newsgraph.query.execution;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

import graphql.ExecutionResult;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.access.CostReport;
import dev.newsgraph.database.Caller;
import dev.newsgraph.schema.GraphModel;

/**
 * Adds what a request asks for about its operation to the extensions of the response: the
 * statistics, and what was taken of the budget of the caller.
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
		@Nullable Caller caller = parameters.getGraphQLContext().get(Caller.class);
		@Nullable Map<String, Object> cost = (caller != null
				&& CostReport.isAskedFor(parameters.getExecutionInput().getExtensions())) ? caller.cost() : null;
		ExecutionResult reported = (cost != null)
				? result.transform((builder) -> builder.addExtension(CostReport.NAME, cost)) : result;
		@Nullable PlannedOperation operation = parameters.getGraphQLContext().get(PlannedOperation.class);
		if (operation == null || operation.statistics() == null) {
			return CompletableFuture.completedFuture(reported);
		}
		Object report = operation.statistics().report(result.getData(), this.model.types()::containsKey);
		return CompletableFuture
			.completedFuture(reported.transform((builder) -> builder.addExtension(Statistics.NAME, report)));
	}

}
