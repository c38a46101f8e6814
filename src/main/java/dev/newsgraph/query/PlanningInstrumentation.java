package dev.newsgraph.query;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import graphql.ExecutionResult;
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

import dev.newsgraph.schema.GraphModel;
import dev.newsgraph.schema.NodeType;

/**
 * Plans all root fields of an operation before any is read, so that an argument that
 * cannot work ends the whole operation before a statement is sent.
 */
final class PlanningInstrumentation extends SimplePerformantInstrumentation {

	private final GraphModel model;

	private final QueryProperties limits;

	private final SelectedOperations operations;

	PlanningInstrumentation(GraphModel model, QueryProperties limits) {
		this.model = model;
		this.limits = limits;
		this.operations = new SelectedOperations(model, limits);
	}

	@Override
	public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
			InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
		ExecutionContext context = parameters.getExecutionContext();
		if (context.getOperationDefinition().getOperation() != Operation.SUBSCRIPTION) {
			context.getGraphQLContext().put(PlannedOperation.class, plan(context));
		}
		return super.beginExecuteOperation(parameters, state);
	}

	private NodeType answer(GraphQLSchema schema, SelectedField field) {
		GraphQLObjectType mutation = Objects.requireNonNull(schema.getMutationType());
		GraphQLType type = GraphQLTypeUtil.unwrapAll(mutation.getFieldDefinition(field.name()).getType());
		return this.model.nodeType(((GraphQLNamedType) type).getName());
	}

	private PlannedOperation plan(ExecutionContext context) {
		boolean query = context.getOperationDefinition().getOperation() == Operation.QUERY;
		Map<String, PlannedField> fields = new HashMap<>();
		List<SelectedField> selected = this.operations.rootFields(context.getGraphQLSchema(),
				context.getOperationDefinition(), context.getFragmentsByName(), context.getCoercedVariables());
		for (SelectedField field : selected) {
			if (!field.isMeta()) {
				fields.put(field.resultKey(),
						query ? SelectionPlanner.plan(this.model, this.limits, field, context.getCoercedVariables())
								: SelectionPlanner.planAnswer(this.model, this.limits, field,
										answer(context.getGraphQLSchema(), field), context.getCoercedVariables()));
			}
		}
		return new PlannedOperation(fields);
	}

}
