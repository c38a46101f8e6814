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

import dev.newsgraph.access.RequestCaller;
import dev.newsgraph.access.AuditLog;
import dev.newsgraph.access.BudgetExceededException;
import dev.newsgraph.access.CostReport;
import dev.newsgraph.access.Spending;
import dev.newsgraph.database.Caller;
import dev.newsgraph.query.events.OperationRun;

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

	private static final String PLACE = OperationGate.Place.class.getName();

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
	 * Answers a request that the dispatcher servlet has received, as
	 * {@link #answer(HttpServletRequest, OperationEndpoint, OperationHandler, Function)}
	 * does.
	 */
	public ServerResponse answer(ServerRequest request, OperationEndpoint endpoint,
			OperationHandler<ServerResponse> handler) throws ServletException, IOException {
		return answer(request.servletRequest(), endpoint, handler, JsonExchange::response);
	}

	/**
	 * Checks method and headers of a request, reads its parameters, and passes them to
	 * the handler when the number of running operations allows it. {@code OPTIONS} is
	 * answered with the supported methods.
	 * @param other makes a response of what is answered without the handler
	 * @return the response of the handler, or an error response if the handler or a check
	 * refuses the request
	 */
	<T> T answer(HttpServletRequest request, OperationEndpoint endpoint, OperationHandler<T> handler,
			Function<HttpAnswer, T> other) throws ServletException, IOException {
		MediaType answer = MediaType.APPLICATION_JSON;
		HttpMethod method = HttpMethod.valueOf(request.getMethod());
		if (method.equals(HttpMethod.OPTIONS)) {
			HttpHeaders headers = new HttpHeaders();
			headers.set(HttpHeaders.ALLOW, endpoint.allow());
			return other.apply(HttpAnswer.empty(HttpStatus.NO_CONTENT, headers));
		}
		try {
			if (!endpoint.methods().contains(method)) {
				throw RefusedRequestException.method(method.name(), endpoint.allow());
			}
			answer = MediaTypeRules.answer(RequestHeaders.values(request, HttpHeaders.ACCEPT), endpoint.answers());
			boolean post = method.equals(HttpMethod.POST);
			MediaType body = post ? bodyType(request) : null;
			if (!post) {
				this.forms.check(request, endpoint.answers());
			}
			RequestDrain.requireEarly(request);
			return limited(request, method, body, answer, handler);
		}
		catch (RefusedRequestException ex) {
			return other.apply(refused(request, ex, answer));
		}
		catch (BudgetExceededException ex) {
			return other.apply(refused(request, RefusedRequestException.budgetExceeded(ex), answer));
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

	/** Notes that a compiled query was answered. */
	void answered(OperationRequest request) {
		this.reader.answered(request);
	}

	/** Returns the client of a request that is being answered. */
	public static @Nullable Caller caller(HttpServletRequest request) {
		return (request.getAttribute(HttpCaller.ATTRIBUTE) instanceof Caller caller) ? caller : null;
	}

	/**
	 * Returns what is noted of the operation of a request that is being answered, or
	 * {@code null} if nothing is.
	 */
	public static @Nullable OperationRun run(HttpServletRequest request) {
		return HttpCaller.run(request);
	}

	/**
	 * Lets other operations run while the operation of a request waits for the answer to
	 * an equal request.
	 * @see #resume(HttpServletRequest)
	 */
	public static void pause(HttpServletRequest request) {
		if (request.getAttribute(PLACE) instanceof OperationGate.Place place) {
			place.pause();
		}
	}

	/** Waits until the operation of a request can run again, or refuses it. */
	public static void resume(HttpServletRequest request) {
		if (request.getAttribute(PLACE) instanceof OperationGate.Place place) {
			place.resume();
		}
	}

	/** Returns whether a request arrived after the gateway began to stop. */
	public static boolean isLate(HttpServletRequest request) {
		return RequestDrain.isLate(request);
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
	private <T> T limited(HttpServletRequest request, HttpMethod method, @Nullable MediaType body, MediaType answer,
			OperationHandler<T> handler) throws Exception {
		Spending spending = Spending.of(request);
		if (spending != null) {
			spending.begin();
		}
		OperationGate.Place place = this.gate.enter(account(request), RequestCaller.of(request));
		request.setAttribute(PLACE, place);
		try {
			OperationRequest operation = this.reader.read(request, method, body);
			boolean report = CostReport.isAskedFor(request.getHeader(CostReport.HEADER));
			return handler.handle(request, report ? operation.withExtension(CostReport.NAME, true) : operation, answer);
		}
		finally {
			place.close();
		}
	}

	private static MediaType bodyType(HttpServletRequest request) {
		return MediaTypeRules.body(RequestHeaders.values(request, HttpHeaders.CONTENT_TYPE));
	}

	private static HttpAnswer refused(HttpServletRequest request, RefusedRequestException refused, MediaType type) {
		if (refused.isDenial()) {
			AuditLog.deny(request, refused.code());
		}
		OperationRun run = run(request);
		if (run != null) {
			run.fail(refused.code());
		}
		return refusal(refused, type);
	}

	/**
	 * Returns what tells the client of a request from others: the name of its
	 * credentials, or its address without any.
	 */
	static String account(HttpServletRequest request) {
		Spending spending = Spending.of(request);
		return (spending != null) ? spending.account() : ClientAddress.of(request);
	}

	private static HttpAnswer refusal(RefusedRequestException refused, MediaType type) {
		byte[] answer = AnswerJson.bytes(refused.answer());
		// An error is JSON, also where answers have other types.
		MediaType json = MediaTypeRules.ANSWERS.contains(type) ? type : MediaType.APPLICATION_JSON;
		HttpHeaders headers = new HttpHeaders();
		refused.addHeaders(headers);
		headers.addAll(HttpHeaders.VARY, List.of(HttpHeaders.ACCEPT, HttpHeaders.AUTHORIZATION));
		headers.setContentType(MediaTypeRules.sent(json));
		headers.setContentLength(answer.length);
		return new HttpAnswer(refused.status(type).value(), headers, answer, false);
	}

	/** Returns an answer as a response of the dispatcher servlet. */
	static ServerResponse response(HttpAnswer answer) {
		return ServerResponse.status(answer.status())
			.headers((headers) -> headers.putAll(answer.headers()))
			.build((request, response) -> {
				if (answer.body().length > 0) {
					ClientConnection.write(answer.body(), response);
				}
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
	public record FormRule(boolean always) {

		/** Headers that a form cannot set. One of them is enough. */
		public static final List<String> HEADERS = List.of("Apollo-Require-Preflight", "GraphQL-Require-Preflight");

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
