package dev.newsgraph.transport;

import java.io.IOException;
import java.util.List;
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

import dev.newsgraph.query.execution.SafeMethod;

/**
 * GraphQL handler that writes the response on the thread of the request. The handler of
 * Spring writes it in a second, asynchronous dispatch of the servlet container, although
 * most responses are complete before.
 */
final class DirectGraphQlHttpHandler extends GraphQlHttpHandler {

	private static final String UNAVAILABLE = "SERVICE_UNAVAILABLE";

	/** Size from which the memory of a response counts. */
	private static final int LARGE_ANSWER = 128 * 1024;

	/** Name of the request attribute that holds the media type of the answer. */
	private static final String TYPE = DirectGraphQlHttpHandler.class.getName() + ".TYPE";

	private static final OperationEndpoint ENDPOINT = OperationEndpoint.getAndPost(MediaTypeRules.ANSWERS);

	private final JsonExchange exchange;

	private final OperationHandler execution;

	private final long maxAnswer;

	private final ByteBudget pendingAnswers;

	/**
	 * Creates a handler.
	 * @param interceptors what surrounds the execution; the first one is the outermost
	 * @param maxAnswer the maximum size of a response in bytes
	 * @param pendingAnswers the bytes of large responses that are being sent
	 */
	DirectGraphQlHttpHandler(WebGraphQlHandler handler, JsonExchange exchange, List<OperationInterceptor> interceptors,
			long maxAnswer, ByteBudget pendingAnswers) {
		super(handler, new JsonConverter());
		this.exchange = exchange;
		OperationHandler execution = this::execute;
		for (OperationInterceptor interceptor : interceptors.reversed()) {
			OperationHandler next = execution;
			execution = (request, operation, type) -> interceptor.intercept(request, operation, type, next);
		}
		this.execution = execution;
		this.maxAnswer = maxAnswer;
		this.pendingAnswers = pendingAnswers;
	}

	/** Checks the request, and executes its operation. */
	@Override
	public ServerResponse handleRequest(ServerRequest request) throws ServletException {
		HttpCaller caller = new HttpCaller(request.servletRequest());
		try {
			return this.exchange.answer(request, ENDPOINT, this.execution);
		}
		catch (IOException ex) {
			throw new ServletException(ex);
		}
		finally {
			caller.release();
		}
	}

	private ServerResponse execute(ServerRequest request, OperationRequest operation, MediaType type)
			throws ServletException {
		request.servletRequest().setAttribute(JsonConverter.OPERATION, operation);
		request.servletRequest().setAttribute(TYPE, type);
		return super.handleRequest(request);
	}

	@Override
	protected ServerResponse prepareResponse(ServerRequest request, Mono<WebGraphQlResponse> answer) {
		WebGraphQlResponse response = Objects.requireNonNull(answer.block());
		MediaType type = (MediaType) Objects.requireNonNull(request.servletRequest().getAttribute(TYPE));
		boolean unavailable = isUnavailable(response);
		boolean unsafe = isUnsafe(response);
		HttpStatus status = unavailable ? HttpStatus.SERVICE_UNAVAILABLE
				: unsafe ? HttpStatus.METHOD_NOT_ALLOWED : selectResponseStatus(response, type);
		byte[] bytes = AnswerJson.bytes(response.toMap(), this.maxAnswer);
		return ServerResponse.status(status).headers((headers) -> {
			headers.putAll(response.getResponseHeaders());
			if (unavailable) {
				headers.set(HttpHeaders.RETRY_AFTER, "1");
			}
			if (unsafe) {
				headers.set(HttpHeaders.ALLOW, "POST");
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
		return hasError(response, UNAVAILABLE);
	}

	/** Returns whether a mutation was sent by {@code GET} or {@code HEAD}. */
	private static boolean isUnsafe(WebGraphQlResponse response) {
		return hasError(response, SafeMethod.CODE);
	}

	/** Returns whether the response has no data, and an error with the code. */
	private static boolean hasError(WebGraphQlResponse response, String code) {
		return response.getData() == null && response.getExecutionResult()
			.getErrors()
			.stream()
			.anyMatch((error) -> error.getExtensions() != null && code.equals(error.getExtensions().get("code")));
	}

}
