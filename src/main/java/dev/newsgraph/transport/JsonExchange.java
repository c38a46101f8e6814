package dev.newsgraph.transport;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Checks requests that contain an operation, and reads their parameters. The GraphQL
 * endpoint and all other paths that take operations use it, so that all of them have the
 * same checks, limits and error messages. Such a path describes itself by an
 * {@link OperationEndpoint}:
 *
 * <ul>
 * <li>To add a path whose answers have other media types, call
 * {@link #answer(ServerRequest, OperationEndpoint, OperationHandler)} with them.</li>
 * <li>To find the document of a request without {@code query}, or to refuse documents,
 * add a bean of the type {@link OperationRequestResolver}.</li>
 * <li>To answer a request at the GraphQL endpoint without an execution, add a bean of the
 * type {@link OperationInterceptor}.</li>
 * </ul>
 */
public final class JsonExchange {

	private static final OperationEndpoint JSON = OperationEndpoint.post(MediaTypeRules.ANSWERS);

	private final OperationReader reader;

	private final OperationGate gate;

	private final FormRule forms;

	JsonExchange(OperationReader reader, OperationGate gate, FormRule forms) {
		this.reader = reader;
		this.gate = gate;
		this.forms = forms;
	}

	/**
	 * Reads a request by {@code POST} that accepts JSON, and passes it to the function.
	 * @return the response of the function, or an error response if the request is
	 * refused
	 */
	public ServerResponse answer(ServerRequest request, Function<OperationRequest, ServerResponse> handler)
			throws ServletException, IOException {
		return answer(request, JSON, (received, operation, type) -> handler.apply(operation));
	}

	/**
	 * Checks method and headers of a request, reads its parameters, and passes them to
	 * the handler when the number of running operations allows it. {@code OPTIONS} is
	 * answered with the supported methods.
	 * @return the response of the handler, or an error response if the handler or a check
	 * refuses the request
	 */
	public ServerResponse answer(ServerRequest request, OperationEndpoint endpoint, OperationHandler handler)
			throws ServletException, IOException {
		MediaType answer = MediaType.APPLICATION_JSON;
		if (request.method().equals(HttpMethod.OPTIONS)) {
			return ServerResponse.noContent().header(HttpHeaders.ALLOW, endpoint.allow()).build();
		}
		try {
			if (!endpoint.methods().contains(request.method())) {
				throw RefusedRequestException.method(request.method().name(), endpoint.allow());
			}
			answer = MediaTypeRules.answer(RequestHeaders.values(request.servletRequest(), HttpHeaders.ACCEPT),
					endpoint.answers());
			boolean post = request.method().equals(HttpMethod.POST);
			MediaType body = post ? bodyType(request) : null;
			if (!post) {
				this.forms.check(request.servletRequest(), endpoint.answers());
			}
			RequestDrain.requireEarly(request.servletRequest());
			return limited(request, body, answer, handler);
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

	/**
	 * Reads the parameters of an operation that was not sent by HTTP, with the same
	 * checks.
	 * @param place what contains the parameters, for messages
	 * @throws RefusedRequestException if the operation must not be executed
	 */
	public OperationRequest read(Map<?, ?> parameters, String place) {
		return this.reader.read(parameters, place);
	}

	/**
	 * Reads JSON that was not sent by HTTP, with the same limits.
	 * @param place what is read, as the subject of a message
	 * @throws RefusedRequestException if it is not JSON, or exceeds a limit
	 */
	public @Nullable Object readJson(byte[] bytes, String place) {
		return this.reader.json().read(bytes, null, place);
	}

	/** Returns whether the client names this type, and prefers it to JSON. */
	public static boolean isPreferred(ServerRequest request, MediaType type) {
		List<MediaType> answers = new ArrayList<>(MediaTypeRules.ANSWERS);
		answers.add(type);
		List<String> accept = RequestHeaders.values(request.servletRequest(), HttpHeaders.ACCEPT);
		try {
			return accept.stream().anyMatch((value) -> value.contains(type.toString()))
					&& MediaTypeRules.answer(accept, answers).equals(type);
		}
		catch (RefusedRequestException ex) {
			return false;
		}
	}

	// A client that receives its response slowly no longer counts as an operation.
	private ServerResponse limited(ServerRequest request, @Nullable MediaType body, MediaType answer,
			OperationHandler handler) throws Exception {
		HttpServletRequest received = request.servletRequest();
		String caller = ClientAddress.of(received);
		this.gate.enter(caller);
		try {
			return handler.handle(request, this.reader.read(received, request.method(), body), answer);
		}
		finally {
			this.gate.leave(caller);
		}
	}

	private static MediaType bodyType(ServerRequest request) {
		return MediaTypeRules.body(RequestHeaders.values(request.servletRequest(), HttpHeaders.CONTENT_TYPE));
	}

	private static ServerResponse refusal(RefusedRequestException refused, MediaType type) {
		byte[] answer = AnswerJson.bytes(refused.answer());
		// An error is JSON, also where answers have other types.
		MediaType json = MediaTypeRules.ANSWERS.contains(type) ? type : MediaType.APPLICATION_JSON;
		return ServerResponse.status(refused.status(type))
			.headers(refused::addHeaders)
			.header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
			.contentType(MediaTypeRules.sent(json))
			.contentLength(answer.length)
			.build((request, response) -> {
				ClientConnection.write(answer, response);
				return null;
			});
	}

	/**
	 * Refuses a {@code GET} that a link, an image or a form of another page could send,
	 * once a browser may add credentials to it: if pages of other origins are allowed, or
	 * if the request has a cookie. Such an element cannot set a header. The body of a
	 * {@code POST} must be JSON in any case, which a form cannot send either.
	 *
	 * @param always whether pages of other origins are allowed
	 */
	record FormRule(boolean always) {

		private static final List<String> HEADERS = List.of("Apollo-Require-Preflight", "GraphQL-Require-Preflight");

		/**
		 * Checks a request by a safe method.
		 * @param answers the media types of answers, one of which the client can name
		 * instead
		 * @throws RefusedRequestException if a form could have sent it
		 */
		void check(HttpServletRequest request, List<MediaType> answers) {
			if (!this.always && request.getHeader(HttpHeaders.COOKIE) == null) {
				return;
			}
			if (HEADERS.stream().allMatch((name) -> request.getHeader(name) == null)
					&& !MediaTypeRules.names(RequestHeaders.values(request, HttpHeaders.ACCEPT), answers)) {
				throw RefusedRequestException.of(HttpStatus.FORBIDDEN, "PREFLIGHT_REQUIRED",
						"A form of another page could have sent this request; send the header `Apollo-Require-Preflight: true`,"
								+ " or name the media type of the answer in the header Accept, such as `application/json`.");
			}
		}

	}

}
