package dev.newsgraph.transport;

import java.util.HashMap;
import java.util.Map;

import reactor.core.publisher.Mono;

import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;

import dev.newsgraph.database.Caller;
import dev.newsgraph.query.execution.SafeMethod;

/**
 * Passes the client of a request, and the method if it is a safe one, to the execution in
 * the {@code GraphQLContext}.
 */
final class CallerInterceptor implements WebGraphQlInterceptor {

	@Override
	public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
		Map<Object, Object> context = new HashMap<>();
		if (request.getAttributes().get(HttpCaller.ATTRIBUTE) instanceof Caller caller) {
			context.put(Caller.class, caller);
		}
		if (request.getAttributes().get(DirectGraphQlHttpHandler.OPERATION) instanceof OperationRequest operation
				&& operation.safe()) {
			context.put(SafeMethod.class, new SafeMethod("GET"));
		}
		if (!context.isEmpty()) {
			request.configureExecutionInput((input, builder) -> builder.graphQLContext(context).build());
		}
		return chain.next(request);
	}

}
