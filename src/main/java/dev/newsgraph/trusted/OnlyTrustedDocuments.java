package dev.newsgraph.trusted;

import graphql.ExecutionResult;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.query.ConnectionReader;
import dev.newsgraph.query.OperationPreviews;

/**
 * Refuses every document that is not trusted before it is parsed, whichever way it came.
 * An operation that is only planned reads nothing, so it is not refused here.
 */
final class OnlyTrustedDocuments extends SimplePerformantInstrumentation {

	private final DocumentRequests requests;

	OnlyTrustedDocuments(DocumentRequests requests) {
		this.requests = requests;
	}

	@Override
	public @Nullable InstrumentationContext<ExecutionResult> beginExecution(
			InstrumentationExecutionParameters parameters, InstrumentationState state) {
		if (!OperationPreviews.isPreview(parameters.getGraphQLContext())
				&& !ConnectionReader.isPage(parameters.getGraphQLContext())
				&& !this.requests.isAllowed(parameters.getQuery())) {
			throw DocumentRefusedException.notTrusted();
		}
		return super.beginExecution(parameters, state);
	}

}
