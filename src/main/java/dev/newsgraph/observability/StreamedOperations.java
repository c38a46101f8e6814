package dev.newsgraph.observability;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
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

	private static final String FAILED = "INTERNAL_SERVER_ERROR";

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
		run.begin(request.getDocument(), request.getOperationName());
		// The connection of the client notes the statements there.
		request.configureExecutionInput(
				(input, builder) -> builder.graphQLContext(Map.of(OperationRun.class, run)).build());
		AtomicBoolean ended = new AtomicBoolean();
		return Mono.defer(() -> chain.next(request))
			.doOnNext((response) -> end(request, run, ended,
					response.getErrors().isEmpty() ? null : code(response.getErrors().getFirst())))
			.doOnError((failure) -> end(request, run, ended, FAILED))
			.doOnCancel(() -> end(request, run, ended, FinishedOperation.CLIENT_GONE));
	}

	/**
	 * Publishes the operation, unless it has ended before: a client can go away while or
	 * after it gets its answer.
	 * @param code the code of its error, or {@code null}
	 */
	private void end(WebGraphQlRequest request, OperationRun run, AtomicBoolean ended, @Nullable String code) {
		if (!ended.compareAndSet(false, true)) {
			return;
		}
		if (code != null) {
			run.fail(code);
		}
		FinishedOperation event = run.finish((name) -> request.getHeaders().getFirst(name));
		if (event != null) {
			this.events.publish(event);
		}
	}

	private static String code(ResponseError error) {
		return String.valueOf(error.getExtensions().getOrDefault("code", FAILED));
	}

}
