package dev.newsgraph.query.execution;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import graphql.ExecutionResult;
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

import dev.newsgraph.access.BudgetExceededException;
import dev.newsgraph.access.CostReport;
import dev.newsgraph.access.Identity;
import dev.newsgraph.database.Caller;
import dev.newsgraph.query.access.ForbiddenException;
import dev.newsgraph.query.access.SelectionAccess;
import dev.newsgraph.query.access.VisibilityRules;
import dev.newsgraph.query.limits.DocumentSize;
import dev.newsgraph.query.limits.OperationBudget;
import dev.newsgraph.query.limits.OperationLimits;
import dev.newsgraph.query.limits.RoleLimits;
import dev.newsgraph.query.plan.GraphCounts;
import dev.newsgraph.query.plan.OperationTooLargeException;
import dev.newsgraph.query.plan.PlanEstimate;
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

	private final GraphModel model;

	private final QueryLimits limits;

	private final OperationLimits operationLimits;

	private final CachingDocumentProvider documents;

	private final OperationBudget budget;

	private final NormalizedOperationCache operations;

	private final Clock clock;

	private final UncachedFields uncached;

	private final SelectionAccess access;

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
	 * @param visible which objects a role sees
	 * @param roles limits that apply to callers with a role instead
	 */
	public PlanningInstrumentation(GraphModel model, QueryLimits limits, OperationLimits operationLimits,
			Supplier<GraphCounts> counts, CachingDocumentProvider documents, long bytes, Clock clock,
			UncachedFields uncached, VisibilityRules visible, RoleLimits roles) {
		this.uncached = uncached;
		this.access = new SelectionAccess(model, visible);
		this.model = model;
		this.limits = limits;
		this.operationLimits = operationLimits;
		this.budget = new OperationBudget(limits, roles, counts);
		this.documents = documents;
		this.clock = clock;
		this.operations = new NormalizedOperationCache(model, operationLimits, bytes);
	}

	@Override
	public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
			InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
		ExecutionContext context = parameters.getExecutionContext();
		@Nullable PlanOnlyExecution planOnly = context.getGraphQLContext().get(PlanOnlyExecution.class);
		@Nullable Recorder recorder = context.getGraphQLContext().get(Recorder.class);
		if (recorder != null && !recorder.accepts(context)) {
			throw new AbortExecutionException("The operation is not compiled.");
		}
		try {
			plan(context, planOnly, recorder);
		}
		catch (ForbiddenException | BudgetExceededException ex) {
			// Other callers may execute the operation, or the same one later.
			throw ex;
		}
		catch (RuntimeException ex) {
			this.documents.discard(context.getExecutionInput().getQuery());
			this.operations.discard(context.getOperationDefinition(), context.getFragmentsByName(),
					context.getCoercedVariables());
			throw ex;
		}
		if (recorder != null) {
			recorder.complete = true;
		}
		if (planOnly != null) {
			planOnly.markComplete();
		}
		if (planOnly != null || recorder != null) {
			throw new AbortExecutionException("The operation was only planned.");
		}
		return super.beginExecuteOperation(parameters, state);
	}

	/** Returns the memory that the cached selections take, as estimated. */
	long weight() {
		return this.operations.weight();
	}

	/**
	 * Plans the root fields of a query that was recorded. Their size must be checked by
	 * {@link #check(List, Map, Identity)}.
	 * @param variables coerced variables of the request
	 * @param time time of the request
	 * @throws RuntimeException if the operation is not valid or not allowed
	 */
	public Map<String, PlannedField> plan(List<SelectedField> selected, CoercedVariables variables, RequestTime time,
			Identity caller) {
		this.access.check(selected, caller, null);
		Map<String, PlannedField> fields = new HashMap<>();
		for (SelectedField field : selected) {
			if (!field.isMeta()) {
				fields.put(field.resultKey(), SelectionPlanner.plan(this.model, this.limits, field, variables, time));
			}
		}
		fields = this.access.visible(selected, fields, caller, null);
		this.budget.check(OperationBudget.subqueries(fields.values()));
		return fields;
	}

	/**
	 * Checks the size of planned fields, as estimated from the current counts.
	 * @return their cost, in rows that are read
	 * @throws OperationTooLargeException if a limit is exceeded
	 */
	public long check(List<SelectedField> selected, Map<String, PlannedField> fields, Identity caller) {
		return this.budget.check(this.budget.estimates(fields, selected).values(), caller.role());
	}

	/** Returns the current counts of the graph. */
	public GraphCounts counts() {
		return this.budget.counts();
	}

	/** Returns whether planned fields have a value that makes an answer uncached. */
	public boolean isUncached(List<SelectedField> selected, Map<String, PlannedField> fields) {
		return this.uncached.areIn(selected, fields.values());
	}

	private void plan(ExecutionContext context, @Nullable PlanOnlyExecution planOnly, @Nullable Recorder recorder) {
		OperationDefinition operation = context.getOperationDefinition();
		NormalizedOperation normalized = this.operations.get(context.getGraphQLSchema(), operation,
				context.getFragmentsByName(), context.getCoercedVariables(),
				context.getGraphQLContext().getOrDefault(DocumentSize.class, DocumentSize.NONE));
		if (recorder != null) {
			recorder.selected = normalized.rootFields();
			recorder.weight = normalized.weight();
		}
		if (planOnly != null) {
			planOnly.record(operation, context.getCoercedVariables(), normalized.shape());
		}
		normalized.shape().check(operation.getOperation(), this.operationLimits);
		List<SelectedField> selected = normalized.rootFields();
		Identity identity = SelectionAccess.caller(context.getGraphQLContext());
		this.access.check(selected, identity, context);
		if (operation.getOperation() == Operation.SUBSCRIPTION) {
			SubscribedField.requireOne(selected);
		}
		RequestTime time = new RequestTime(this.clock);
		Map<String, PlannedField> fields = this.access.visible(selected, plan(context, selected, time), identity,
				context);
		Subqueries subqueries = OperationBudget.subqueries(fields.values());
		Map<String, PlanEstimate> estimates = this.budget.estimates(fields, selected);
		if (planOnly != null) {
			planOnly.record(selected, fields, estimates, subqueries);
		}
		this.budget.check(subqueries);
		long cost = this.budget.check(estimates.values(), identity.role());
		Caller caller = context.getGraphQLContext().get(Caller.class);
		if (caller != null) {
			caller.onPlan(cost);
		}
		Statistics statistics = Statistics.of(context.getExecutionInput(), selected);
		context.getGraphQLContext().put(PlannedOperation.class, new PlannedOperation(fields, statistics));
		if (statistics != null || CostReport.isAskedFor(context.getExecutionInput().getExtensions()) || time.isRead()
				|| operation.getOperation() != Operation.QUERY || this.uncached.areIn(selected, fields.values())) {
			UncachedAnswer.mark(context.getGraphQLContext());
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

	/**
	 * Notes what a query selects. Put it into the {@code GraphQLContext} under its class.
	 * The operation is then parsed, validated and planned, but not executed.
	 */
	public static final class Recorder {

		private @Nullable ExecutionContext context;

		private List<SelectedField> selected = List.of();

		private int weight;

		private boolean complete;

		private boolean accepts(ExecutionContext planned) {
			this.context = planned;
			return planned.getOperationDefinition().getOperation() == Operation.QUERY;
		}

		/** Returns the context, or {@code null} if the operation is not valid. */
		public @Nullable ExecutionContext context() {
			return this.context;
		}

		/** Returns the selected root fields. */
		public List<SelectedField> selected() {
			return this.selected;
		}

		/** Returns the memory that the selection takes, as estimated. */
		public int weight() {
			return this.weight;
		}

		/** Returns whether the execution ended because nothing else is to be recorded. */
		boolean isEnded() {
			return this.complete || (this.context != null
					&& this.context.getOperationDefinition().getOperation() != Operation.QUERY);
		}

		/** Returns whether the query is valid and within the limits. */
		public boolean isComplete() {
			return this.complete;
		}

	}

}
