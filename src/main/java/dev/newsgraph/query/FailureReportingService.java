package dev.newsgraph.query;

import graphql.ExecutionInput;
import reactor.core.publisher.Mono;

import org.springframework.graphql.ExecutionGraphQlRequest;
import org.springframework.graphql.ExecutionGraphQlResponse;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;

import dev.newsgraph.query.execution.OperationFailure;

/** Responds with a GraphQL error when the execution of an operation throws. */
final class FailureReportingService implements ExecutionGraphQlService {

	private final ExecutionGraphQlService delegate;

	FailureReportingService(ExecutionGraphQlService delegate) {
		this.delegate = delegate;
	}

	@Override
	public Mono<ExecutionGraphQlResponse> execute(ExecutionGraphQlRequest request) {
		return this.delegate.execute(request).onErrorResume((thrown) -> {
			ExecutionInput input = request.toExecutionInput();
			return Mono.just(new DefaultExecutionGraphQlResponse(input,
					OperationFailure.result(thrown, input.getExecutionIdNonNull())));
		});
	}

}
