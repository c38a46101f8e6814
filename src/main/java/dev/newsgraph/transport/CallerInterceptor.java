package dev.newsgraph.transport;

import java.util.Map;

import reactor.core.publisher.Mono;

import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;

import dev.newsgraph.database.Caller;

/** Passes the client of a request to the data fetchers in the {@code GraphQLContext}. */
final class CallerInterceptor implements WebGraphQlInterceptor {

	@Override
	public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
		if (request.getAttributes().get(HttpCaller.ATTRIBUTE) instanceof Caller caller) {
			request.configureExecutionInput(
					(input, builder) -> builder.graphQLContext(Map.of(Caller.class, caller)).build());
		}
		return chain.next(request);
	}

}
