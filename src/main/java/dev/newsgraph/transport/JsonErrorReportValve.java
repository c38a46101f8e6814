package dev.newsgraph.transport;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Writes the body of every error response that does not have one, for all paths and for
 * requests that Tomcat refuses itself: JSON in the format of GraphQL errors, without any
 * detail of the failure. Tomcat creates the valve by its class name, so it is public.
 */
public final class JsonErrorReportValve extends ErrorReportValve {

	@Override
	protected void report(Request request, Response response, @Nullable Throwable thrown) {
		int status = clientError(request, response.getStatus());
		if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
			return;
		}
		AtomicBoolean writable = new AtomicBoolean();
		response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, writable);
		if (!writable.get()) {
			return;
		}
		byte[] answer = AnswerJson.bytes(answer(status));
		try {
			response.setStatus(status);
			if (status == 405 && (refusedByTomcat(request) || response.getHeader(HttpHeaders.ALLOW) == null)) {
				response.setHeader(HttpHeaders.ALLOW, OperationEndpoint.GET_AND_POST);
			}
			response.setHeader("X-Content-Type-Options", "nosniff");
			response.setContentType(MediaTypeRules.sent(MediaType.APPLICATION_JSON).toString());
			response.setContentLength(answer.length);
			response.getOutputStream().write(answer);
			response.finishResponse();
		}
		catch (IOException | IllegalStateException ex) {
			// The client has disconnected, or the response has been started.
		}
	}

	/**
	 * Returns the status of a client's mistake for the method {@code CONNECT}, an unknown
	 * transfer encoding and an unknown version of HTTP, for which Tomcat uses a status of
	 * server errors.
	 */
	private static int clientError(Request request, int status) {
		return switch (status) {
			case 501 -> "CONNECT".equals(request.getMethod()) ? 405 : 400;
			case 505 -> 400;
			default -> status;
		};
	}

	/** Tomcat then names the methods of any servlet. */
	private static boolean refusedByTomcat(Request request) {
		return "TRACE".equals(request.getMethod());
	}

	private static Map<String, Object> answer(int status) {
		HttpStatus known = HttpStatus.resolve(status);
		String code = code(status, known);
		return Map.of("errors", List.of(Map.of("message", message(status, known), "extensions", Map.of("code", code))));
	}

	private static String code(int status, @Nullable HttpStatus known) {
		if (status == 408) {
			return "REQUEST_TOO_SLOW";
		}
		if (status == 413 || status == 414) {
			return "REQUEST_TOO_LARGE";
		}
		if (known == null) {
			return (status < 500) ? HttpStatus.BAD_REQUEST.name() : HttpStatus.INTERNAL_SERVER_ERROR.name();
		}
		return known.name();
	}

	private static String message(int status, @Nullable HttpStatus known) {
		return switch (status) {
			case 400 -> "The request is malformed, so it was not processed; send it as HTTP/1.1 describes.";
			case 404 ->
				"This path does not exist; send operations to the path in spring.graphql.http.path, by default /graphql.";
			case 405 -> "The method is not supported here; the header Allow names the supported ones.";
			case 406 -> "The media types in the header Accept are not supported here; accept `application/json`.";
			case 408 -> "The body did not arrive within the limit in newsgraph.http.body-timeout.";
			case 414 -> "The URL is too long; send the operation by POST.";
			case 415 -> "The media type of the body is not supported here; send `application/json`.";
			case 431 -> "The headers of the request are too large; send less.";
			case 500 ->
				"The request could not be processed because of an internal error. The log of the gateway contains the cause.";
			default ->
				"The request was not processed: %s.".formatted((known != null) ? known.getReasonPhrase() : status);
		};
	}

}
