package dev.newsgraph.transport;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.webmvc.GraphQlHttpHandler;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import dev.newsgraph.query.compiled.CompiledAnswer;
import dev.newsgraph.query.compiled.CompiledOperations;
import dev.newsgraph.query.compiled.CompiledRequest;

/**
 * GraphQL handler that writes the response on the thread of the request. The handler of
 * Spring writes it in a second, asynchronous dispatch of the servlet container, although
 * most responses are complete before.
 */
final class DirectGraphQlHttpHandler extends GraphQlHttpHandler {

	/** Name of the request attribute that holds the parameters of the operation. */
	static final String OPERATION = OperationRequest.class.getName();

	/**
	 * Name of the request attribute that holds the request of a compiled operation which
	 * graphql-java continues.
	 */
	static final String COMPILED = CompiledRequest.class.getName();

	/** Size from which the memory of a response counts. */
	private static final int LARGE_ANSWER = 128 * 1024;

	/** Name of the request attribute that holds the media type of the answer. */
	private static final String TYPE = DirectGraphQlHttpHandler.class.getName() + ".TYPE";

	private static final OperationEndpoint ENDPOINT = OperationEndpoint.getAndPost(MediaTypeRules.ANSWERS);

	private final JsonExchange exchange;

	private final List<OperationInterceptor> interceptors;

	private final @Nullable CompiledOperations compiled;

	private final OperationHandler execution;

	private final @Nullable BrowserPage page;

	private final AnswerJson.Encoding encoding;

	private final long maxAnswer;

	private final ByteBudget pendingAnswers;

	/**
	 * Creates a handler.
	 * @param interceptors what surrounds the execution; the first one is the outermost
	 * @param compiled executes compiled operations, or {@code null}
	 * @param page the page for browsers, or {@code null}
	 * @param encoding compresses answers
	 * @param maxAnswer the maximum size of a response in bytes
	 * @param pendingAnswers the bytes of large responses that are being sent
	 */
	DirectGraphQlHttpHandler(WebGraphQlHandler handler, JsonExchange exchange, List<OperationInterceptor> interceptors,
			@Nullable CompiledOperations compiled, @Nullable BrowserPage page, AnswerJson.Encoding encoding,
			long maxAnswer, ByteBudget pendingAnswers) {
		super(handler, new JsonConverter());
		this.exchange = exchange;
		this.interceptors = interceptors;
		this.compiled = compiled;
		OperationHandler execution = this::execute;
		for (OperationInterceptor interceptor : interceptors.reversed()) {
			OperationHandler next = execution;
			execution = (request, operation, type) -> interceptor.intercept(request, operation, type, next);
		}
		this.execution = execution;
		this.page = page;
		this.encoding = encoding;
		this.maxAnswer = maxAnswer;
		this.pendingAnswers = pendingAnswers;
	}

	/**
	 * Checks the request, and executes its operation, or redirects a browser to the page.
	 */
	@Override
	public ServerResponse handleRequest(ServerRequest request) throws ServletException {
		if (this.page != null && BrowserPage.isAskedFor(request)) {
			return this.page.redirect(request);
		}
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
		HttpServletRequest received = request.servletRequest();
		if (this.compiled != null) {
			CompiledRequest compiling = new CompiledRequest(operation.getDocument(), operation.operationName(),
					operation.variables(), operation.extensions(),
					(received.getAttribute(HttpCaller.ATTRIBUTE) instanceof HttpCaller caller) ? caller : null);
			CompiledAnswer answer = this.compiled.execute(compiling);
			if (answer != null) {
				return response(request, operation, answer, type);
			}
			received.setAttribute(COMPILED, compiling);
		}
		received.setAttribute(OPERATION, operation);
		received.setAttribute(TYPE, type);
		return super.handleRequest(request);
	}

	private ServerResponse response(ServerRequest request, OperationRequest operation, CompiledAnswer compiled,
			MediaType type) {
		HttpHeaders headers = new HttpHeaders();
		CompiledAnswer answer = compiled;
		for (OperationInterceptor interceptor : this.interceptors) {
			answer = interceptor.complete(request.servletRequest(), operation, answer, headers);
		}
		byte[] bytes = this.encoding.encode(answer.bytes(), headers,
				request.headers().header(HttpHeaders.ACCEPT_ENCODING));
		return response(headers, AnswerStatus.SUCCESS, type, bytes);
	}

	@Override
	protected ServerResponse prepareResponse(ServerRequest request, Mono<WebGraphQlResponse> answer) {
		WebGraphQlResponse response = Objects.requireNonNull(answer.block());
		MediaType type = (MediaType) Objects.requireNonNull(request.servletRequest().getAttribute(TYPE));
		if (response.getExecutionResult().getData() instanceof Publisher) {
			throw RefusedRequestException.notAcceptable(
					"A subscription has many answers; accept `text/event-stream`, or use a client of GraphQL over WebSocket.");
		}
		HttpHeaders headers = response.getResponseHeaders();
		AnswerStatus status;
		byte[] bytes;
		try {
			bytes = this.encoding.encode(AnswerJson.limitedBytes(response.toMap(), this.maxAnswer), headers,
					request.headers().header(HttpHeaders.ACCEPT_ENCODING));
			status = AnswerStatus.of(response, type);
		}
		catch (AnswerJson.TooLargeException ex) {
			headers.remove(HttpHeaders.ETAG);
			headers.setCacheControl(CacheControl.noStore());
			bytes = AnswerJson.bytes(ex.answer());
			status = AnswerStatus.tooLarge(type);
		}
		return response(headers, status, type, bytes);
	}

	private ServerResponse response(HttpHeaders own, AnswerStatus status, MediaType type, byte[] bytes) {
		return ServerResponse.status(status.code()).headers((headers) -> {
			headers.putAll(own);
			headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT);
			status.addHeader(headers);
		}).contentType(MediaTypeRules.sent(type)).contentLength(bytes.length).build((received, sent) -> {
			send(bytes, sent);
			return null;
		});
	}

	// The number of clients that receive their response is not bounded by the gate.
	private void send(byte[] bytes, HttpServletResponse response) throws IOException {
		if (bytes.length < LARGE_ANSWER) {
			ClientConnection.write(bytes, response);
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
	 * Hands the parameters that {@link OperationReader} has read to the handler of
	 * Spring, and writes responses.
	 */
	private static final class JsonConverter implements HttpMessageConverter<Object> {

		@Override
		public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
			return true;
		}

		@Override
		public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
			return true;
		}

		@Override
		public List<MediaType> getSupportedMediaTypes() {
			return List.of(MediaType.APPLICATION_JSON);
		}

		@Override
		public Object read(Class<?> type, HttpInputMessage request) {
			return ((ServletServerHttpRequest) request).getServletRequest().getAttribute(OPERATION);
		}

		@Override
		@SuppressWarnings("unchecked")
		public void write(Object answer, @Nullable MediaType mediaType, HttpOutputMessage response) throws IOException {
			byte[] bytes = AnswerJson.bytes((Map<String, Object>) answer);
			response.getHeaders().setContentLength(bytes.length);
			response.getBody().write(bytes);
		}

	}

}
