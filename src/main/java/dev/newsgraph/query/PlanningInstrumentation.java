package dev.newsgraph.query;

import java.util.HashMap;
import java.util.Map;

import graphql.ExecutionResult;
import graphql.execution.AbortExecutionException;
import graphql.execution.ExecutionContext;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.language.OperationDefinition.Operation;
import graphql.normalized.ExecutableNormalizedField;
import graphql.normalized.ExecutableNormalizedOperation;
import graphql.normalized.ExecutableNormalizedOperationFactory;
import graphql.normalized.ExecutableNormalizedOperationFactory.Options;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.schema.GraphModel;

/**
 * Plans all root fields of a query before any is read, so that an argument that cannot
 * work ends the whole operation before a statement is sent.
 */
final class PlanningInstrumentation extends SimplePerformantInstrumentation {

	private final GraphModel model;

	private final QueryProperties limits;

	private final Options options;

	PlanningInstrumentation(GraphModel model, QueryProperties limits) {
		this.model = model;
		this.limits = limits;
		this.options = Options.defaultOptions().maxChildrenDepth(limits.maxDepth()).maxFieldsCount(limits.maxFields());
	}

	@Override
	public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
			InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
		ExecutionContext context = parameters.getExecutionContext();
		if (context.getOperationDefinition().getOperation() == Operation.QUERY) {
			context.getGraphQLContext().put(PlannedOperation.class, plan(context));
		}
		return super.beginExecuteOperation(parameters, state);
	}

	private PlannedOperation plan(ExecutionContext context) {
		Map<String, PlannedField> fields = new HashMap<>();
		for (ExecutableNormalizedField field : normalized(context).getTopLevelFields()) {
			if (!field.getName().startsWith("__")) {
				fields.put(field.getResultKey(), SelectionPlanner.plan(this.model, this.limits, field));
			}
		}
		return new PlannedOperation(fields);
	}

	// Counts fragments spread out, unlike the limits that graphql-java puts on documents.
	private ExecutableNormalizedOperation normalized(ExecutionContext context) {
		try {
			return ExecutableNormalizedOperationFactory.createExecutableNormalizedOperation(context.getGraphQLSchema(),
					context.getOperationDefinition(), context.getFragmentsByName(), context.getCoercedVariables(),
					this.options);
		}
		catch (AbortExecutionException ex) {
			throw new OperationTooLargeException(this.limits);
		}
	}

}
