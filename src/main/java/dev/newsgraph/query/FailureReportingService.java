package dev.newsgraph.query;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.graphql.ExecutionGraphQlRequest;
import org.springframework.graphql.ExecutionGraphQlResponse;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;

import dev.newsgraph.query.execution.OperationFailure;

/**
 * Responds with a GraphQL error when the execution of an operation throws. An operation
 * whose compilation has failed already has its result, which is in the context of the
 * request.
 */
final class FailureReportingService implements ExecutionGraphQlService {

	private final ExecutionGraphQlService delegate;

	FailureReportingService(ExecutionGraphQlService delegate) {
		this.delegate = delegate;
	}

	@Override
	public Mono<ExecutionGraphQlResponse> execute(ExecutionGraphQlRequest request) {
		ExecutionInput given = request.toExecutionInput();
		@Nullable ExecutionResult result = given.getGraphQLContext().get(ExecutionResult.class);
		if (result != null) {
			return Mono.just(new DefaultExecutionGraphQlResponse(given, result));
		}
		return this.delegate.execute(request).onErrorResume((thrown) -> {
			ExecutionInput input = request.toExecutionInput();
			return Mono.just(new DefaultExecutionGraphQlResponse(input,
					OperationFailure.result(thrown, input.getExecutionIdNonNull())));
		});
	}

}
