package dev.newsgraph.subscription;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.webmvc.GraphQlSseHandler;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import dev.newsgraph.access.RequestCaller;
import dev.newsgraph.access.Spending;
import dev.newsgraph.transport.ByteBudget;
import dev.newsgraph.transport.ClientAddress;
import dev.newsgraph.transport.JsonExchange;
import dev.newsgraph.transport.OperationEndpoint;
import dev.newsgraph.transport.OperationRequest;
import dev.newsgraph.transport.RefusedRequestException;
import dev.newsgraph.transport.TimedResponse;

/**
 * GraphQL over server-sent events, each operation with a connection of its own. The
 * requests have the checks and limits of operations that are answered in JSON.
 */
final class EventStreamHandler extends GraphQlSseHandler {

	private static final OperationEndpoint ENDPOINT = OperationEndpoint
		.getAndPost(List.of(MediaType.TEXT_EVENT_STREAM));

	private static final String STREAM = MediaType.TEXT_EVENT_STREAM_VALUE + ";charset=utf-8";

	/** The container ends a stream that the gateway did not end. */
	private static final Duration AFTER_MAX_AGE = Duration.ofMinutes(1);

	private final WebGraphQlHandler handler;

	private final JsonExchange exchange;

	private final Connections connections;

	private final HttpMessageConverter<?> json;

	/**
	 * Creates a handler.
	 * @param exchange checks requests
	 * @param pendingAnswers the bytes of the answers of queries that are being sent
	 */
	EventStreamHandler(WebGraphQlHandler handler, JsonExchange exchange, Connections connections,
			SubscriptionProperties properties, ByteBudget pendingAnswers) {
		super(handler, properties.maxAge().plus(AFTER_MAX_AGE), properties.keepAlive());
		this.handler = handler;
		this.exchange = exchange;
		this.connections = connections;
		this.json = new EventJson(pendingAnswers);
	}

	@Override
	public ServerResponse handleRequest(ServerRequest request) throws ServletException {
		try {
			return this.exchange.answer(request, ENDPOINT, (received, operation, type) -> begin(request, operation));
		}
		catch (IOException ex) {
			throw new ServletException(ex);
		}
	}

	/** Begins a stream. Its connection counts until it ends, also if it cannot begin. */
	ServerResponse begin(ServerRequest request, OperationRequest operation) {
		if (request.method().equals(HttpMethod.HEAD)) {
			return ServerResponse.ok()
				.header(HttpHeaders.CONTENT_TYPE, STREAM)
				.header(HttpHeaders.VARY, HttpHeaders.ACCEPT, HttpHeaders.AUTHORIZATION)
				.build();
		}
		String caller = ClientAddress.of(request.servletRequest());
		EventStream stream = new EventStream(caller, operation.safe(), RequestCaller.of(request.servletRequest()),
				Spending.of(request.servletRequest()));
		if (!this.connections.add(stream)) {
			throw RefusedRequestException.tooManyConnections(this.connections.refusal(caller));
		}
		Map<String, Object> attributes = new HashMap<>(request.attributes());
		attributes.put(EventStream.ATTRIBUTE, stream);
		WebGraphQlRequest graphQlRequest = new WebGraphQlRequest(request.uri(), request.headers().asHttpHeaders(), null,
				request.remoteAddress().orElse(null), attributes, operation, UUID.randomUUID().toString(), null);
		try {
			Mono<WebGraphQlResponse> response = this.handler.handleRequest(graphQlRequest)
				.map((answer) -> answer.transform((builder) -> builder.data(ending(answer, stream))))
				.doOnError((thrown) -> end(stream))
				.doOnCancel(() -> end(stream));
			return new StreamResponse(super.prepareResponse(request, response), this.json, () -> end(stream));
		}
		catch (RuntimeException ex) {
			end(stream);
			throw ex;
		}
	}

	private Flux<Object> ending(WebGraphQlResponse answer, EventStream stream) {
		Publisher<?> events = answer.getData();
		return Flux.<Object>from((events != null) ? events : Flux.empty()).doFinally((signal) -> end(stream));
	}

	private void end(EventStream stream) {
		stream.setGone();
		this.connections.remove(stream);
	}

	/** A response whose parts, not the whole, are limited in time. */
	private record StreamResponse(ServerResponse delegate, HttpMessageConverter<?> json,
			Runnable failed) implements ServerResponse {

		@Override
		public HttpStatusCode statusCode() {
			return this.delegate.statusCode();
		}

		@Override
		public HttpHeaders headers() {
			return this.delegate.headers();
		}

		@Override
		public MultiValueMap<String, Cookie> cookies() {
			return this.delegate.cookies();
		}

		@Override
		public @Nullable ModelAndView writeTo(HttpServletRequest request, HttpServletResponse response, Context context)
				throws ServletException, IOException {
			boolean begun = false;
			try {
				TimedResponse.limitParts(response);
				// A proxy must not collect the events.
				response.setHeader("X-Accel-Buffering", "no");
				response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
				response.addHeader(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION);
				// The headers tell a client that its subscription has begun, which can be
				// long before the first event.
				response.setStatus(statusCode().value());
				headers().forEach((name, values) -> values.forEach((value) -> response.addHeader(name, value)));
				response.setContentType(STREAM);
				response.flushBuffer();
				ModelAndView view = this.delegate.writeTo(request, response, () -> converters(context));
				begun = true;
				return view;
			}
			finally {
				if (!begun) {
					this.failed.run();
				}
			}
		}

		private List<HttpMessageConverter<?>> converters(Context context) {
			List<HttpMessageConverter<?>> converters = new ArrayList<>(context.messageConverters());
			converters.addFirst(this.json);
			return converters;
		}

	}

}
