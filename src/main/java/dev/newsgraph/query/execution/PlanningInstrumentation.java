package dev.newsgraph.query.execution;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import graphql.ExecutionResult;
import graphql.execution.AbortExecutionException;
import graphql.execution.ExecutionContext;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.language.OperationDefinition.Operation;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.query.plan.GraphCounts;
import dev.newsgraph.query.plan.OperationTooLargeException;
import dev.newsgraph.query.plan.PlanEstimate;
import dev.newsgraph.query.plan.PlanEstimator;
import dev.newsgraph.query.plan.PlannedField;
import dev.newsgraph.query.plan.QueryLimits;
import dev.newsgraph.query.plan.SelectedField;
import dev.newsgraph.query.plan.SelectionPlanner;
import dev.newsgraph.schema.GraphModel;
import dev.newsgraph.schema.NodeType;

/**
 * Plans all root fields of an operation before the first one is fetched. An invalid
 * argument or an exceeded limit aborts the operation before any statement is sent.
 */
public final class PlanningInstrumentation extends SimplePerformantInstrumentation {

	private final GraphModel model;

	private final QueryLimits limits;

	private final Supplier<GraphCounts> counts;

	private final NormalizedOperationCache operations;

	/**
	 * Creates the instrumentation.
	 * @param model model of the schema
	 * @param limits limits that apply
	 * @param counts returns the current counts of the graph
	 * @param cachedOperations maximum number of cached operations
	 */
	public PlanningInstrumentation(GraphModel model, QueryLimits limits, Supplier<GraphCounts> counts,
			int cachedOperations) {
		this.model = model;
		this.limits = limits;
		this.counts = counts;
		this.operations = new NormalizedOperationCache(model, limits, cachedOperations);
	}

	@Override
	public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
			InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
		ExecutionContext context = parameters.getExecutionContext();
		@Nullable PlanOnlyExecution planOnly = context.getGraphQLContext().get(PlanOnlyExecution.class);
		if (context.getOperationDefinition().getOperation() != Operation.SUBSCRIPTION) {
			List<SelectedField> selected = this.operations.rootFields(context.getGraphQLSchema(),
					context.getOperationDefinition(), context.getFragmentsByName(), context.getCoercedVariables());
			Map<String, PlannedField> fields = plan(context, selected);
			Map<String, PlanEstimate> estimates = estimates(fields);
			if (planOnly != null) {
				planOnly.record(selected, fields, estimates);
			}
			check(estimates.values());
			context.getGraphQLContext()
				.put(PlannedOperation.class,
						new PlannedOperation(fields, Statistics.of(context.getExecutionInput(), selected)));
		}
		if (planOnly != null) {
			planOnly.markComplete();
			throw new AbortExecutionException("The operation was only planned.");
		}
		return super.beginExecuteOperation(parameters, state);
	}

	private Map<String, PlannedField> plan(ExecutionContext context, List<SelectedField> selected) {
		boolean query = context.getOperationDefinition().getOperation() == Operation.QUERY;
		Map<String, PlannedField> fields = new HashMap<>();
		for (SelectedField field : selected) {
			if (!field.isMeta()) {
				fields.put(field.resultKey(),
						query ? SelectionPlanner.plan(this.model, this.limits, field, context.getCoercedVariables())
								: SelectionPlanner.planAnswer(this.model, this.limits, field,
										answerType(context.getGraphQLSchema(), field), context.getCoercedVariables()));
			}
		}
		return fields;
	}

	private NodeType answerType(GraphQLSchema schema, SelectedField field) {
		GraphQLObjectType mutation = Objects.requireNonNull(schema.getMutationType());
		GraphQLType type = GraphQLTypeUtil.unwrapAll(mutation.getFieldDefinition(field.name()).getType());
		return this.model.nodeType(((GraphQLNamedType) type).getName());
	}

	private void check(Collection<PlanEstimate> estimates) {
		long rows = 0;
		long cost = 0;
		for (PlanEstimate estimate : estimates) {
			rows += estimate.rows();
			cost += estimate.cost();
		}
		if (rows > this.limits.maxRows()) {
			throw OperationTooLargeException.ofRows(rows, this.limits);
		}
		if (cost > this.limits.maxCost()) {
			throw OperationTooLargeException.ofCost(cost, this.limits);
		}
	}

	private Map<String, PlanEstimate> estimates(Map<String, PlannedField> fields) {
		GraphCounts known = this.counts.get();
		Map<String, PlanEstimate> estimates = new LinkedHashMap<>();
		fields.forEach((key, field) -> estimates.put(key, PlanEstimator.estimate(this.limits, known, field)));
		return estimates;
	}

}
