package dev.newsgraph.query.execution;

import graphql.ExecutionInput;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import graphql.introspection.Introspection;

/**
 * Refuses introspection. Then messages do not suggest names of the schema either, because
 * a client could find it out by guesses.
 */
public final class IntrospectionSwitch extends SimplePerformantInstrumentation {

	@Override
	public ExecutionInput instrumentExecutionInput(ExecutionInput input, InstrumentationExecutionParameters parameters,
			InstrumentationState state) {
		input.getGraphQLContext().put(Introspection.INTROSPECTION_DISABLED, true);
		return input;
	}

}
