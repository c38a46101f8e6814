package dev.newsgraph.query.execution;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import graphql.ExecutionResult;
import graphql.GraphqlErrorBuilder;
import graphql.ErrorType;
import graphql.execution.AbortExecutionException;
import graphql.execution.CoercedVariables;
import graphql.execution.ExecutionContext;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLTypeUtil;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.query.limits.DocumentSize;
import dev.newsgraph.query.limits.OperationLimits;
import dev.newsgraph.query.plan.GraphCounts;
import dev.newsgraph.query.plan.OperationTooLargeException;
import dev.newsgraph.query.plan.PlanEstimate;
import dev.newsgraph.query.plan.PlanEstimator;
import dev.newsgraph.query.plan.PlannedField;
import dev.newsgraph.query.plan.QueryLimits;
import dev.newsgraph.query.plan.SelectedField;
import dev.newsgraph.query.plan.SelectionPlanner;
import dev.newsgraph.query.plan.Subqueries;
import dev.newsgraph.query.values.RequestTime;
import dev.newsgraph.schema.GraphModel;
import dev.newsgraph.schema.NodeType;

/**
 * Plans all root fields of an operation before the first one is fetched. An invalid
 * argument or an exceeded limit aborts the operation before any statement is sent.
 */
public final class PlanningInstrumentation extends SimplePerformantInstrumentation {

	private static final String SMALLER_PAGES = "Request smaller pages, or fewer pages within pages.";

	private final GraphModel model;

	private final QueryLimits limits;

	private final OperationLimits operationLimits;

	private final CachingDocumentProvider documents;

	private final Supplier<GraphCounts> counts;

	private final NormalizedOperationCache operations;

	private final Clock clock;

	private final UncachedFields uncached;

	/**
	 * Creates the instrumentation.
	 * @param model model of the schema
	 * @param limits limits that apply to the plans
	 * @param operationLimits limits that apply to the selections
	 * @param counts returns the current counts of the graph
	 * @param documents cache of documents, from which refused ones are removed
	 * @param bytes memory that the cached selections may take, as estimated
	 * @param clock clock that dates relative to now refer to
	 * @param uncached the fields whose values make an answer one that is not kept
	 */
	public PlanningInstrumentation(GraphModel model, QueryLimits limits, OperationLimits operationLimits,
			Supplier<GraphCounts> counts, CachingDocumentProvider documents, long bytes, Clock clock,
			UncachedFields uncached) {
		this.uncached = uncached;
		this.model = model;
		this.limits = limits;
		this.operationLimits = operationLimits;
		this.counts = counts;
		this.documents = documents;
		this.clock = clock;
		this.operations = new NormalizedOperationCache(model, operationLimits, bytes);
	}

	@Override
	public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
			InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
		ExecutionContext context = parameters.getExecutionContext();
		@Nullable PlanOnlyExecution planOnly = context.getGraphQLContext().get(PlanOnlyExecution.class);
		try {
			plan(context, planOnly);
		}
		catch (RuntimeException ex) {
			this.documents.discard(context.getExecutionInput().getQuery());
			this.operations.discard(context.getOperationDefinition(), context.getFragmentsByName(),
					context.getCoercedVariables());
			throw ex;
		}
		if (planOnly != null) {
			planOnly.markComplete();
			throw new AbortExecutionException("The operation was only planned.");
		}
		return super.beginExecuteOperation(parameters, state);
	}

	/** Returns the memory that the cached selections take, as estimated. */
	long weight() {
		return this.operations.weight();
	}

	private void plan(ExecutionContext context, @Nullable PlanOnlyExecution planOnly) {
		OperationDefinition operation = context.getOperationDefinition();
		NormalizedOperation normalized = this.operations.get(context.getGraphQLSchema(), operation,
				context.getFragmentsByName(), context.getCoercedVariables(),
				context.getGraphQLContext().getOrDefault(DocumentSize.class, DocumentSize.NONE));
		if (planOnly != null) {
			planOnly.record(operation, context.getCoercedVariables());
			planOnly.record(normalized.shape());
		}
		normalized.shape().check(operation.getOperation(), this.operationLimits);
		List<SelectedField> selected = normalized.rootFields();
		if (operation.getOperation() == Operation.SUBSCRIPTION) {
			requireOneField(selected);
		}
		RequestTime time = new RequestTime(this.clock);
		Map<String, PlannedField> fields = plan(context, selected, time);
		Subqueries subqueries = subqueries(fields);
		Map<String, PlanEstimate> estimates = estimates(fields, selected);
		if (planOnly != null) {
			planOnly.record(selected, fields, estimates, subqueries);
		}
		check(subqueries);
		check(estimates.values());
		Statistics statistics = Statistics.of(context.getExecutionInput(), selected);
		context.getGraphQLContext().put(PlannedOperation.class, new PlannedOperation(fields, statistics));
		if (statistics != null || time.isRead() || operation.getOperation() != Operation.QUERY
				|| this.uncached.areIn(selected, fields.values())) {
			UncachedAnswer.mark(context.getGraphQLContext());
		}
	}

	private static void requireOneField(List<SelectedField> selected) {
		if (selected.size() != 1 || selected.getFirst().isMeta()) {
			throw new AbortExecutionException(List.of(GraphqlErrorBuilder.newError()
				.message("A subscription must select exactly one field of `Subscription`, and this one selects %d.",
						selected.stream().filter((field) -> !field.isMeta()).count())
				.errorType(ErrorType.ValidationError)
				.extensions(Map.of("code", "GRAPHQL_VALIDATION_FAILED"))
				.build()));
		}
	}

	private static Subqueries subqueries(Map<String, PlannedField> fields) {
		Subqueries all = Subqueries.NONE;
		for (PlannedField field : fields.values()) {
			all = all.and(Subqueries.of(field.plan()));
		}
		return all;
	}

	private void check(Subqueries subqueries) {
		if (subqueries.depth() > this.limits.maxSubqueryDepth()) {
			throw OperationTooLargeException.of("it nests related objects and lists", subqueries.depth(),
					"levels deep, with the conditions on related objects in its filters",
					this.limits.maxSubqueryDepth(), "max-subquery-depth",
					"Nest fewer levels, or use several operations.");
		}
		if (subqueries.count() > this.limits.maxSubqueries()) {
			throw OperationTooLargeException.of("it reads", subqueries.count(),
					"related objects, lists and conditions on related objects", this.limits.maxSubqueries(),
					"max-subqueries", "Select fewer of them, or use several operations.");
		}
	}

	private Map<String, PlannedField> plan(ExecutionContext context, List<SelectedField> selected, RequestTime time) {
		Map<String, PlannedField> fields = new HashMap<>();
		for (SelectedField field : selected) {
			if (!field.isMeta()) {
				fields.put(field.resultKey(), plan(context, field, time));
			}
		}
		return fields;
	}

	private PlannedField plan(ExecutionContext context, SelectedField field, RequestTime time) {
		CoercedVariables variables = context.getCoercedVariables();
		QueryLimits most = LargestPage.limits(this.limits, context.getGraphQLContext());
		return switch (context.getOperationDefinition().getOperation()) {
			case QUERY -> SelectionPlanner.plan(this.model, most, field, variables, time);
			case MUTATION -> planAnswer(context, most, field, time);
			case SUBSCRIPTION -> SelectionPlanner.planEvents(this.model, most, field, variables, time);
		};
	}

	private PlannedField planAnswer(ExecutionContext context, QueryLimits limits, SelectedField field,
			RequestTime time) {
		GraphQLObjectType mutation = Objects.requireNonNull(context.getGraphQLSchema().getMutationType());
		GraphQLObjectType result = (GraphQLObjectType) GraphQLTypeUtil
			.unwrapAll(mutation.getFieldDefinition(field.name()).getType());
		for (GraphQLFieldDefinition part : result.getFieldDefinitions()) {
			if (this.model.types().get(GraphQLTypeUtil.unwrapAll(part.getType()).getName()) instanceof NodeType type) {
				return SelectionPlanner.planAnswer(this.model, limits, field, part.getName(), type,
						context.getCoercedVariables(), time);
			}
		}
		throw new IllegalStateException("The type '%s' has no field that returns a node".formatted(result.getName()));
	}

	private void check(Collection<PlanEstimate> estimates) {
		long rows = 0;
		long values = 0;
		long cost = 0;
		for (PlanEstimate estimate : estimates) {
			rows += estimate.rows();
			values += estimate.values();
			cost += estimate.cost();
		}
		if (rows > this.limits.maxRows()) {
			throw OperationTooLargeException.of("it could return", rows, "objects", this.limits.maxRows(), "max-rows",
					SMALLER_PAGES);
		}
		if (cost > this.limits.maxCost()) {
			throw OperationTooLargeException.of("it could read", cost, "rows", this.limits.maxCost(), "max-cost",
					SMALLER_PAGES);
		}
		if (values > this.limits.maxValues()) {
			throw OperationTooLargeException.of("it could return", values, "values", this.limits.maxValues(),
					"max-values", "Request smaller pages, or fewer fields of the objects in them.");
		}
	}

	private Map<String, PlanEstimate> estimates(Map<String, PlannedField> fields, List<SelectedField> selected) {
		GraphCounts known = this.counts.get();
		Map<String, PlanEstimate> estimates = new LinkedHashMap<>();
		for (SelectedField one : selected) {
			PlannedField field = fields.get(one.resultKey());
			if (field != null) {
				estimates.put(one.resultKey(), PlanEstimator.estimate(this.limits, known, field, one));
			}
		}
		return estimates;
	}

}
