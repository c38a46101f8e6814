package dev.newsgraph.subscription;

import java.util.List;

import io.micrometer.context.ContextSnapshotFactory;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlInterceptor;
import org.springframework.web.socket.TextMessage;

import dev.newsgraph.transport.ByteBudget;
import dev.newsgraph.transport.RefusedRequestException;

/**
 * Sends the answers of queries, mutations and operations that cannot begin to the client
 * of a WebSocket, before its next message is read. A client that does not read its
 * answers thus cannot send further operations. The handler of Spring, which would add all
 * of them to a queue, sends only the events of subscriptions.
 */
final class SocketAnswers implements WebGraphQlHandler {

	private final WebGraphQlHandler handler;

	private final long maxAnswer;

	private final ByteBudget pendingAnswers;

	/**
	 * Creates a handler.
	 * @param handler executes operations
	 * @param maxAnswer the maximum size of an answer in bytes
	 * @param pendingAnswers the bytes of the answers that are being sent
	 */
	SocketAnswers(WebGraphQlHandler handler, long maxAnswer, ByteBudget pendingAnswers) {
		this.handler = handler;
		this.maxAnswer = maxAnswer;
		this.pendingAnswers = pendingAnswers;
	}

	@Override
	public WebSocketGraphQlInterceptor getWebSocketInterceptor() {
		return this.handler.getWebSocketInterceptor();
	}

	@Override
	public ContextSnapshotFactory contextSnapshotFactory() {
		return this.handler.contextSnapshotFactory();
	}

	/** Returns the response of a subscription. Other responses are sent, and empty. */
	@Override
	public Mono<WebGraphQlResponse> handleRequest(WebGraphQlRequest request) {
		Object attribute = request.getAttributes().get(SocketConnection.ATTRIBUTE);
		if (!(attribute instanceof SocketConnection connection)) {
			return this.handler.handleRequest(request);
		}
		return this.handler.handleRequest(request).flatMap((response) -> {
			if (response.getData() instanceof Publisher) {
				return Mono.just(response);
			}
			answer(connection, request.getId(), response);
			return Mono.empty();
		});
	}

	private void answer(SocketConnection connection, String id, WebGraphQlResponse response) {
		if (!response.getExecutionResult().isDataPresent()) {
			sendError(connection, id, response.toMap().get("errors"));
			return;
		}
		try (ByteBudget.Claim claim = this.pendingAnswers.claim()) {
			JsonAnswer answer = JsonAnswer.of(response.toMap(), this.maxAnswer);
			claim.resize(answer.json().length);
			connection.send(new TextMessage(SocketJson.next(id, answer)));
			connection.end(id);
			connection.send(new TextMessage(SocketMessages.write(id, "complete", null)));
		}
		catch (RefusedRequestException ex) {
			sendError(connection, id, ex);
		}
	}

	/** Ends an operation that is not executed. */
	static void sendError(SocketConnection connection, String id, RefusedRequestException refused) {
		sendError(connection, id,
				List.of(StreamFailure.error(refused.code(), String.valueOf(refused.getMessage())).toSpecification()));
	}

	private static void sendError(SocketConnection connection, String id, @Nullable Object errors) {
		connection.end(id);
		connection.send(new TextMessage(SocketMessages.write(id, "error", (errors != null) ? errors : List.of())));
	}

}
