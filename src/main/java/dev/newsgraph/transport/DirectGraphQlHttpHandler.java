package dev.newsgraph.transport;

import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.util.AlternativeJdkIdGenerator;
import org.springframework.util.IdGenerator;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import dev.newsgraph.access.RequestCaller;
import dev.newsgraph.query.compiled.CompiledAnswer;
import dev.newsgraph.query.compiled.CompiledOperations;
import dev.newsgraph.query.compiled.CompiledRequest;
import dev.newsgraph.query.events.FinishedOperation;
import dev.newsgraph.query.events.OperationEvents;
import dev.newsgraph.query.events.OperationRun;

/**
 * Servlet filter that answers the requests to the GraphQL endpoint, ahead of the
 * dispatcher servlet and on the thread of the request. The handler of Spring writes a
 * response in a second, asynchronous dispatch of the servlet container, although most
 * responses are complete before. The handshakes of WebSockets, requests for events, and
 * unusual forms of the path are left to the dispatcher servlet.
 */
final class DirectGraphQlHttpHandler implements Filter {

	/** Name of the request attribute that holds the parameters of the operation. */
	static final String OPERATION = OperationRequest.class.getName();

	/**
	 * Name of the request attribute that holds the request of a compiled operation which
	 * graphql-java continues.
	 */
	static final String COMPILED = CompiledRequest.class.getName();

	private static final OperationEndpoint ENDPOINT = OperationEndpoint.getAndPost(MediaTypeRules.ANSWERS);

	private final IdGenerator ids = new AlternativeJdkIdGenerator();

	private final String path;

	private final WebGraphQlHandler handler;

	private final JsonExchange exchange;

	private final @Nullable CompiledOperations compiled;

	private final OperationHandler<HttpAnswer> execution;

	private final @Nullable BrowserPage page;

	private final long maxAnswer;

	private final ByteBudget pendingAnswers;

	private final OperationEvents events;

	/**
	 * Creates a handler.
	 * @param path the path of the endpoint
	 * @param interceptors what surrounds the execution; the first one is the outermost
	 * @param compiled executes compiled operations, or {@code null}
	 * @param page the page for browsers, or {@code null}
	 * @param maxAnswer the maximum size of a response in bytes
	 * @param pendingAnswers the bytes of large responses that are being sent
	 * @param events notified of each operation
	 */
	DirectGraphQlHttpHandler(String path, WebGraphQlHandler handler, JsonExchange exchange,
			List<OperationInterceptor> interceptors, @Nullable CompiledOperations compiled, @Nullable BrowserPage page,
			long maxAnswer, ByteBudget pendingAnswers, OperationEvents events) {
		this.path = path;
		this.handler = handler;
		this.exchange = exchange;
		this.compiled = compiled;
		OperationHandler<HttpAnswer> execution = this::execute;
		for (OperationInterceptor interceptor : interceptors.reversed()) {
			OperationHandler<HttpAnswer> next = execution;
			execution = (request, operation, type) -> interceptor.intercept(request, operation, type, next);
		}
		this.execution = execution;
		this.page = page;
		this.maxAnswer = maxAnswer;
		this.pendingAnswers = pendingAnswers;
		this.events = events;
	}

	@Override
	public void doFilter(ServletRequest received, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		HttpServletRequest request = (HttpServletRequest) received;
		if (takes(request)) {
			answer(request).writeTo((HttpServletResponse) response, this.pendingAnswers);
		}
		else {
			chain.doFilter(request, response);
		}
	}

	private boolean takes(HttpServletRequest request) {
		return OperationEndpoint.isAt(this.path, request) && request.getHeader(HttpHeaders.UPGRADE) == null
				&& RequestHeaders.values(request, HttpHeaders.ACCEPT)
					.stream()
					.noneMatch((value) -> value.contains(MediaType.TEXT_EVENT_STREAM_VALUE));
	}

	/** Answers a request that the dispatcher servlet has received. */
	ServerResponse handleRequest(ServerRequest request) throws ServletException, IOException {
		HttpAnswer answer = answer(request.servletRequest());
		return ServerResponse.ok().build((received, response) -> {
			answer.writeTo(response, this.pendingAnswers);
			return null;
		});
	}

	/**
	 * Checks the request, and executes its operation, or redirects a browser to the page.
	 */
	HttpAnswer answer(HttpServletRequest request) throws ServletException, IOException {
		if (this.page != null && BrowserPage.isAskedFor(request)) {
			return this.page.redirect(request);
		}
		OperationRun run = this.events.begin();
		HttpCaller caller = new HttpCaller(request, run);
		try {
			return (run != null) ? observed(request, run)
					: this.exchange.answer(request, ENDPOINT, this.execution, Function.identity());
		}
		finally {
			caller.release();
		}
	}

	private HttpAnswer observed(HttpServletRequest request, OperationRun run) throws ServletException, IOException {
		boolean answered = false;
		try {
			HttpAnswer answer = this.exchange.answer(request, ENDPOINT, (received, operation, type) -> {
				run.begin(operation.getDocument(), operation.operationName());
				return this.execution.handle(received, operation, type);
			}, Function.identity());
			answered = true;
			return answer;
		}
		finally {
			if (!answered) {
				run.fail("INTERNAL_SERVER_ERROR");
			}
			FinishedOperation event = run.finish(request::getHeader);
			if (event != null) {
				this.events.publish(event);
			}
		}
	}

	private HttpAnswer execute(HttpServletRequest request, OperationRequest operation, MediaType type) {
		if (this.compiled != null) {
			CompiledRequest compiling = new CompiledRequest(operation.getDocument(), operation.operationName(),
					operation.variables(), operation.extensions(), JsonExchange.caller(request),
					RequestCaller.identity(request));
			CompiledAnswer answer = this.compiled.execute(compiling);
			if (answer != null) {
				this.exchange.answered(operation);
				return answer(new HttpHeaders(), AnswerStatus.SUCCESS, type, answer.bytes(), answer.isRepeatable());
			}
			request.setAttribute(COMPILED, compiling);
		}
		OperationRun run = HttpCaller.run(request);
		request.setAttribute(OPERATION, operation);
		request.setAttribute(OperationRun.ATTRIBUTE, run);
		WebGraphQlResponse response = Objects
			.requireNonNull(this.handler.handleRequest(graphQlRequest(request, operation)).block());
		if (response.getExecutionResult().getData() instanceof Publisher) {
			throw RefusedRequestException.notAcceptable(
					"A subscription has many answers; accept `text/event-stream`, or use a client of GraphQL over WebSocket.");
		}
		HttpHeaders headers = new HttpHeaders();
		headers.putAll(response.getResponseHeaders());
		if (run != null && !response.getExecutionResult().getErrors().isEmpty()) {
			run.fail(AnswerStatus.code(response.getExecutionResult().getErrors().getFirst()));
		}
		try {
			byte[] bytes = AnswerJson.limitedBytes(response.toMap(), this.maxAnswer);
			return answer(headers, AnswerStatus.of(response, type), type, bytes, AnswerStatus.isRepeatable(response));
		}
		catch (AnswerJson.TooLargeException ex) {
			if (run != null) {
				run.fail(AnswerJson.TooLargeException.CODE);
			}
			return answer(headers, AnswerStatus.tooLarge(type), type, AnswerJson.bytes(ex.answer()), false);
		}
	}

	private static HttpAnswer answer(HttpHeaders headers, AnswerStatus status, MediaType type, byte[] bytes,
			boolean repeatable) {
		headers.addAll(HttpHeaders.VARY, List.of(HttpHeaders.ACCEPT, HttpHeaders.AUTHORIZATION));
		status.addHeader(headers);
		headers.setContentType(MediaTypeRules.sent(type));
		headers.setContentLength(bytes.length);
		return new HttpAnswer(status.code(), headers, bytes, repeatable);
	}

	private WebGraphQlRequest graphQlRequest(HttpServletRequest request, OperationRequest operation) {
		ServletServerHttpRequest received = new ServletServerHttpRequest(request);
		Map<String, Object> attributes = new HashMap<>();
		for (String name : Collections.list(request.getAttributeNames())) {
			attributes.put(name, request.getAttribute(name));
		}
		return new WebGraphQlRequest(received.getURI(), received.getHeaders(), cookies(request),
				received.getRemoteAddress(), attributes, operation, this.ids.generateId().toString(), Locale.ENGLISH);
	}

	private static MultiValueMap<String, HttpCookie> cookies(HttpServletRequest request) {
		MultiValueMap<String, HttpCookie> cookies = new LinkedMultiValueMap<>();
		Cookie[] received = request.getCookies();
		if (received != null) {
			for (Cookie cookie : received) {
				cookies.add(cookie.getName(), new HttpCookie(cookie.getName(), cookie.getValue()));
			}
		}
		return cookies;
	}

}
