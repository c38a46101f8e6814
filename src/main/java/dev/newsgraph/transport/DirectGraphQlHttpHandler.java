package dev.newsgraph.transport;

import java.io.IOException;
import java.util.Objects;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import reactor.core.publisher.Mono;

import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.webmvc.GraphQlHttpHandler;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * GraphQL handler that writes the response on the thread of the request. The handler of
 * Spring writes it in a second, asynchronous dispatch of the servlet container, although
 * most responses are complete before.
 */
final class DirectGraphQlHttpHandler extends GraphQlHttpHandler {

	private static final String UNAVAILABLE = "SERVICE_UNAVAILABLE";

	/** Size from which the memory of a response counts. */
	private static final int LARGE_ANSWER = 128 * 1024;

	private final JsonExchange exchange;

	private final long maxAnswer;

	private final ByteBudget pendingAnswers;

	/**
	 * Creates a handler.
	 * @param maxAnswer the maximum size of a response in bytes
	 * @param pendingAnswers the bytes of large responses that are being sent
	 */
	DirectGraphQlHttpHandler(WebGraphQlHandler handler, JsonConverter converter, JsonExchange exchange, long maxAnswer,
			ByteBudget pendingAnswers) {
		super(handler, converter);
		this.exchange = exchange;
		this.maxAnswer = maxAnswer;
		this.pendingAnswers = pendingAnswers;
	}

	/** Checks the request, and executes its operation. */
	@Override
	public ServerResponse handleRequest(ServerRequest request) throws ServletException {
		HttpCaller caller = new HttpCaller(request.servletRequest());
		try {
			return this.exchange.checked(request, super::handleRequest);
		}
		catch (IOException ex) {
			throw new ServletException(ex);
		}
		finally {
			caller.release();
		}
	}

	@Override
	protected ServerResponse prepareResponse(ServerRequest request, Mono<WebGraphQlResponse> answer) {
		WebGraphQlResponse response = Objects.requireNonNull(answer.block());
		MediaType type = JsonExchange.answerType(request);
		boolean unavailable = isUnavailable(response);
		HttpStatus status = unavailable ? HttpStatus.SERVICE_UNAVAILABLE : selectResponseStatus(response, type);
		byte[] bytes = AnswerJson.bytes(response.toMap(), this.maxAnswer);
		return ServerResponse.status(status).headers((headers) -> {
			headers.putAll(response.getResponseHeaders());
			if (unavailable) {
				headers.set(HttpHeaders.RETRY_AFTER, "1");
			}
		}).contentType(type).contentLength(bytes.length).build((received, sent) -> {
			send(bytes, sent);
			return null;
		});
	}

	// The number of clients that receive their response is not bounded by the gate.
	private void send(byte[] bytes, HttpServletResponse response) throws IOException {
		if (bytes.length < LARGE_ANSWER) {
			response.getOutputStream().write(bytes);
			return;
		}
		try (ByteBudget.Claim claim = this.pendingAnswers.claim()) {
			claim.resize(bytes.length);
			response.getOutputStream().write(bytes);
		}
		catch (RefusedRequestException ex) {
			ex.writeTo(response);
		}
	}

	/**
	 * Returns whether the database could not answer, because it is busy or cannot be
	 * reached, and the response has no data.
	 */
	private static boolean isUnavailable(WebGraphQlResponse response) {
		return response.getData() == null && response.getExecutionResult()
			.getErrors()
			.stream()
			.anyMatch(
					(error) -> error.getExtensions() != null && UNAVAILABLE.equals(error.getExtensions().get("code")));
	}

}
