package dev.newsgraph.subscription;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;

import graphql.ErrorType;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;

import dev.newsgraph.access.RequestCaller;
import dev.newsgraph.access.BudgetExceededException;
import dev.newsgraph.database.Caller;
import dev.newsgraph.database.GraphClientException;
import dev.newsgraph.query.OperationPreviews;
import dev.newsgraph.query.execution.SafeMethod;
import dev.newsgraph.query.events.OperationRun;
import dev.newsgraph.query.execution.SubscribedField;
import dev.newsgraph.transport.OperationGate;
import dev.newsgraph.transport.RefusedRequestException;

/**
 * Connects the operations of WebSockets and event streams to the {@link EventHub}, with
 * the limits that operations over HTTP have. Other requests cannot subscribe.
 */
final class SubscriptionInterceptor implements WebGraphQlInterceptor {

	private final EventHub hub;

	private final OperationGate gate;

	private final SubscriptionProperties properties;

	private final KeptDocuments documents;

	private final long maxAnswer;

	private final String socketPath;

	/**
	 * Creates an interceptor.
	 * @param gate bounds the operations that run at the same time
	 * @param maxAnswer the maximum size of an answer in bytes
	 * @param socketPath the path of the WebSocket, for messages
	 */
	SubscriptionInterceptor(EventHub hub, OperationGate gate, SubscriptionProperties properties, long maxAnswer,
			String socketPath) {
		this.hub = hub;
		this.gate = gate;
		this.properties = properties;
		this.documents = new KeptDocuments(properties.maxDocumentSize().toBytes());
		this.maxAnswer = maxAnswer;
		this.socketPath = socketPath;
	}

	@Override
	public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
		if (request.getAttributes().get(SocketConnection.ATTRIBUTE) instanceof SocketConnection socket) {
			return overSocket(request, chain, socket);
		}
		if (request.getAttributes().get(EventStream.ATTRIBUTE) instanceof EventStream stream) {
			return overEventStream(request, chain, stream);
		}
		return chain.next(request)
			.map((response) -> (response.getData() instanceof Publisher) ? failed(response, unsupported()) : response);
	}

	private Mono<WebGraphQlResponse> overSocket(WebGraphQlRequest request, Chain chain, SocketConnection socket) {
		String id = request.getId();
		SocketCaller caller = new SocketCaller(socket);
		BiFunction<SubscribedField, Publisher<ExecutionResult>, Publisher<ExecutionResult>> stream = (field,
				results) -> {
			SocketOperation operation = Objects.requireNonNull(socket.operation(id), "The operation has ended");
			EventDelivery delivery = delivery(request, field, results, operation);
			operation.deliver(delivery, caller.events());
			// The last message ends an operation that its client does not cancel.
			return Flux.from(delivery).doOnCancel(() -> socket.end(id));
		};
		return Mono.fromCallable(() -> execute(request, chain, caller, socket.operations(), stream));
	}

	private Mono<WebGraphQlResponse> overEventStream(WebGraphQlRequest request, Chain chain, EventStream connection) {
		return Mono.fromCallable(() -> {
			WebGraphQlResponse response = execute(request, chain, connection, 1, (field, results) -> {
				EventDelivery delivery = delivery(request, field, results, connection);
				connection.deliver(delivery);
				return delivery;
			});
			Publisher<ExecutionResult> results = results(response);
			Publisher<ExecutionResult> data = (results != null) ? connection.events(results)
					: Flux.just(new QueryResult(response.getExecutionResult(), this.maxAnswer));
			return response.transform((builder) -> builder.data(data));
		});
	}

	/** Executes an operation. If it is a subscription, its stream becomes the data. */
	private WebGraphQlResponse execute(WebGraphQlRequest request, Chain chain, Caller caller, int operations,
			BiFunction<SubscribedField, Publisher<ExecutionResult>, Publisher<ExecutionResult>> stream) {
		Map<Object, Object> context = new HashMap<>();
		context.put(Caller.class, caller);
		if (caller instanceof EventStream events && events.isSafe()) {
			context.put(SafeMethod.class, new SafeMethod("GET"));
		}
		request.configureExecutionInput((input, builder) -> {
			OperationRun run = input.getGraphQLContext().get(OperationRun.class);
			if (run != null) {
				context.put(Caller.class, run.observing(caller));
			}
			return builder.graphQLContext(context).build();
		});
		WebGraphQlResponse response = limited(request, chain, caller, operations);
		Publisher<ExecutionResult> results = results(response);
		if (results == null) {
			return response;
		}
		try {
			SubscribedField field = Objects.requireNonNull(
					response.getExecutionInput().getGraphQLContext().<SubscribedField>get(SubscribedField.class));
			Publisher<ExecutionResult> data = stream.apply(field, results);
			return response.transform((builder) -> builder.data(data));
		}
		catch (StreamFailure ex) {
			return failed(response, ex.error());
		}
		catch (GraphClientException ex) {
			return failed(response, StreamFailure.error(OperationPreviews.code(ex), ex.reason().message()));
		}
	}

	private WebGraphQlResponse limited(WebGraphQlRequest request, Chain chain, Caller caller, int operations) {
		if (operations > this.properties.perConnection()) {
			return refused(request, StreamFailure.TOO_MANY_SUBSCRIPTIONS,
					"The WebSocket has %d operations, the limit in newsgraph.subscriptions.per-connection; complete some of them."
						.formatted(this.properties.perConnection()));
		}
		OperationGate.Place place;
		try {
			if (caller instanceof SocketCaller socket) {
				socket.begin();
			}
			place = this.gate.enter(caller.account(), RequestCaller.of(request.getAttributes()));
		}
		catch (BudgetExceededException ex) {
			return refused(request, ex);
		}
		catch (RefusedRequestException ex) {
			return refused(request, ex.code(), String.valueOf(ex.getMessage()));
		}
		try {
			WebGraphQlResponse response = chain.next(request).block();
			return (response != null) ? response
					: refused(request, "INTERNAL_SERVER_ERROR", "The operation has no response.");
		}
		finally {
			place.close();
		}
	}

	private EventDelivery delivery(WebGraphQlRequest request, SubscribedField field, Publisher<ExecutionResult> results,
			EventReceiver receiver) {
		Object start = this.hub.start(field);
		Content content = Content.of(request, field);
		Runnable ended = this.documents.add(request);
		return new EventDelivery(field, results, content, start, receiver, this.hub, ended);
	}

	@SuppressWarnings("unchecked")
	private static @Nullable Publisher<ExecutionResult> results(WebGraphQlResponse response) {
		return (response.getData() instanceof Publisher<?> publisher) ? (Publisher<ExecutionResult>) publisher : null;
	}

	private static WebGraphQlResponse refused(WebGraphQlRequest request, String code, String message) {
		return refused(request, StreamFailure.error(code, message));
	}

	private static WebGraphQlResponse refused(WebGraphQlRequest request, GraphQLError error) {
		ExecutionResult result = ExecutionResult.newExecutionResult().addError(error).build();
		return new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(request.toExecutionInput(), result));
	}

	private static WebGraphQlResponse failed(WebGraphQlResponse response, GraphQLError error) {
		ExecutionResult result = ExecutionResult.newExecutionResult().addError(error).build();
		return new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(response.getExecutionInput(), result));
	}

	private GraphQLError unsupported() {
		return GraphqlErrorBuilder.newError()
			.message(
					"A subscription is a stream of events. Send it with the header `Accept: text/event-stream`, or over"
							+ " a WebSocket at %s with the protocol graphql-transport-ws.",
					this.socketPath)
			.errorType(ErrorType.OperationNotSupported)
			.locations(null)
			.extensions(Map.of("code", "OPERATION_NOT_SUPPORTED"))
			.build();
	}

}
