package dev.newsgraph.observability;

import java.util.Map;

import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.ResponseError;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;

import dev.newsgraph.query.events.FinishedOperation;
import dev.newsgraph.query.events.OperationEvents;
import dev.newsgraph.query.events.OperationRun;

/**
 * Publishes the operations of WebSockets and event streams. For a subscription, the time
 * is that until it began. The GraphQL endpoint publishes its operations itself.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StreamedOperations implements WebGraphQlInterceptor {

	private final OperationEvents events;

	StreamedOperations(OperationEvents events) {
		this.events = events;
	}

	@Override
	public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
		OperationRun run = (request.getAttributes().get(OperationRun.ATTRIBUTE) == null) ? this.events.begin() : null;
		if (run == null) {
			return chain.next(request);
		}
		// The connection of the client notes the statements there.
		request.configureExecutionInput(
				(input, builder) -> builder.graphQLContext(Map.of(OperationRun.class, run)).build());
		return chain.next(request).doOnNext((response) -> {
			run.begin(request.getDocument(), request.getOperationName());
			if (!response.getErrors().isEmpty()) {
				run.fail(code(response.getErrors().getFirst()));
			}
			FinishedOperation event = run.finish((name) -> request.getHeaders().getFirst(name));
			if (event != null) {
				this.events.publish(event);
			}
		});
	}

	private static String code(ResponseError error) {
		return String.valueOf(error.getExtensions().getOrDefault("code", "INTERNAL_SERVER_ERROR"));
	}

}
