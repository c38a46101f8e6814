package dev.newsgraph.query.execution;

import java.util.concurrent.CompletableFuture;

import graphql.ExecutionResult;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import org.jspecify.annotations.Nullable;

/** Adds the notices of a response to {@code extensions.notices}. */
public final class NoticesInstrumentation extends SimplePerformantInstrumentation {

	@Override
	public CompletableFuture<ExecutionResult> instrumentExecutionResult(ExecutionResult result,
			InstrumentationExecutionParameters parameters, InstrumentationState state) {
		@Nullable Notices notices = parameters.getGraphQLContext().get(Notices.class);
		if (notices == null) {
			return CompletableFuture.completedFuture(result);
		}
		return CompletableFuture
			.completedFuture(result.transform((builder) -> builder.addExtension("notices", notices.sorted())));
	}

}
