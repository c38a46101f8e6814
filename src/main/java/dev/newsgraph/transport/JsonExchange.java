package dev.newsgraph.transport;

import java.io.IOException;
import java.util.function.Function;

import jakarta.servlet.ServletException;

import org.springframework.graphql.server.support.SerializableGraphQlRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Checks requests that contain an operation, and reads their bodies: only {@code POST},
 * only JSON, and an answer in JSON. The GraphQL endpoint and the endpoints below it use
 * it, so that all of them have the same checks, limits and error messages.
 */
public final class JsonExchange {

	private final RequestBody body;

	private final OperationGate gate;

	JsonExchange(RequestBody body, OperationGate gate) {
		this.body = body;
		this.gate = gate;
	}

	/**
	 * Reads a request and passes it to the function.
	 * @return the response of the function, or an error response if the request is
	 * refused
	 */
	public ServerResponse answer(ServerRequest request, Function<SerializableGraphQlRequest, ServerResponse> handler)
			throws ServletException, IOException {
		return checked(request,
				(any) -> handler.apply(this.body.read(request.servletRequest().getInputStream(), bodyType(request))));
	}

	/**
	 * Checks method and headers of a request, and passes it to the handler when the
	 * number of running operations allows it.
	 * @return the response of the handler, or an error response if the handler or a check
	 * refuses the request
	 */
	ServerResponse checked(ServerRequest request, HandlerFunction<ServerResponse> handler)
			throws ServletException, IOException {
		MediaType answer = MediaType.APPLICATION_JSON;
		try {
			if (!request.method().equals(HttpMethod.POST)) {
				throw RefusedRequestException.method(request.method().name(), HttpMethod.POST.name());
			}
			answer = answerType(request);
			bodyType(request);
			RequestDrain.requireEarly(request.servletRequest());
			return limited(request, handler);
		}
		catch (RefusedRequestException ex) {
			return refusal(ex, answer);
		}
		catch (ServletException | IOException | RuntimeException ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw new ServletException(ex);
		}
	}

	// A client that receives its response slowly no longer counts as an operation.
	private ServerResponse limited(ServerRequest request, HandlerFunction<ServerResponse> handler) throws Exception {
		String caller = ClientAddress.of(request.servletRequest());
		this.gate.enter(caller);
		try {
			return handler.handle(request);
		}
		finally {
			this.gate.leave(caller);
		}
	}

	/** Returns the media type of the answer that the client prefers. */
	static MediaType answerType(ServerRequest request) {
		return MediaTypeRules.answer(RequestHeaders.values(request.servletRequest(), HttpHeaders.ACCEPT));
	}

	private static MediaType bodyType(ServerRequest request) {
		return MediaTypeRules.body(RequestHeaders.values(request.servletRequest(), HttpHeaders.CONTENT_TYPE));
	}

	private static ServerResponse refusal(RefusedRequestException refused, MediaType type) {
		byte[] answer = AnswerJson.bytes(refused.answer());
		return ServerResponse.status(refused.status())
			.headers(refused::addHeaders)
			.contentType(type)
			.contentLength(answer.length)
			.build((request, response) -> {
				response.getOutputStream().write(answer);
				return null;
			});
	}

}
