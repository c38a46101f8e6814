package dev.newsgraph.transport;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.graphql.MediaTypes;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

import dev.newsgraph.access.BudgetExceededException;

/**
 * Thrown if the gateway does not process a request. The message is for the client.
 */
public final class RefusedRequestException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final HttpStatus status;

	/** The status for clients that accept {@code application/graphql-response+json}. */
	private final HttpStatus graphQlStatus;

	private final String code;

	private final String header;

	private final String headerValue;

	private final transient Map<String, Object> extensions;

	private RefusedRequestException(HttpStatus status, String code, String message) {
		this(status, status, code, message, "", "");
	}

	private RefusedRequestException(HttpStatus status, String code, String message, String header, String headerValue) {
		this(status, status, code, message, header, headerValue);
	}

	private RefusedRequestException(HttpStatus status, HttpStatus graphQlStatus, String code, String message,
			String header, String headerValue) {
		// The stack trace of a refusal is never read.
		super(message, null, false, false);
		this.status = status;
		this.graphQlStatus = graphQlStatus;
		this.code = code;
		this.header = header;
		this.headerValue = headerValue;
		this.extensions = Map.of("code", code);
	}

	private RefusedRequestException(HttpStatus status, HttpStatus graphQlStatus, BudgetExceededException refused,
			String header) {
		super(refused.getMessage(), null, false, false);
		this.status = status;
		this.graphQlStatus = graphQlStatus;
		this.code = refused.code();
		this.header = header;
		this.headerValue = header.isEmpty() ? "" : String.valueOf(refused.seconds());
		this.extensions = new LinkedHashMap<>(refused.getExtensions());
		// As in the errors of operations.
		this.extensions.put("classification", String.valueOf(refused.getErrorType()));
	}

	/**
	 * Returns an exception for a request that is refused for another reason.
	 * @param status the HTTP status of the answer
	 * @param code the code of the error, in {@code extensions.code}
	 * @param message what is wrong, and what to send
	 */
	public static RefusedRequestException of(HttpStatus status, String code, String message) {
		return new RefusedRequestException(status, code, message);
	}

	/**
	 * Returns an exception for a request whose answer must not be kept, because the same
	 * request can succeed later.
	 * @param status the HTTP status of an answer in {@code application/json}
	 * @param graphQlStatus the HTTP status of an answer in
	 * {@code application/graphql-response+json}
	 * @param code the code of the error, in {@code extensions.code}
	 * @param message what is wrong, and what to send
	 */
	public static RefusedRequestException passing(HttpStatus status, HttpStatus graphQlStatus, String code,
			String message) {
		return new RefusedRequestException(status, graphQlStatus, code, message, HttpHeaders.CACHE_CONTROL, "no-store");
	}

	/** Returns an exception for HTTP status 400. */
	static RefusedRequestException malformed(String message) {
		return new RefusedRequestException(HttpStatus.BAD_REQUEST, "BAD_REQUEST", message);
	}

	/**
	 * Returns an exception for parameters of an operation that are missing or have the
	 * wrong type. The HTTP status is 422, or 400 for clients that do not accept
	 * {@code application/graphql-response+json}.
	 */
	static RefusedRequestException parameters(String message) {
		return new RefusedRequestException(HttpStatus.BAD_REQUEST, HttpStatus.UNPROCESSABLE_CONTENT, "BAD_REQUEST",
				message, "", "");
	}

	/**
	 * Returns an exception for HTTP status 414.
	 * @param limit the maximum size in bytes
	 */
	static RefusedRequestException urlTooLong(long limit) {
		return new RefusedRequestException(HttpStatus.URI_TOO_LONG, "REQUEST_TOO_LARGE", String.format(Locale.ROOT,
				"The parameters in the URL are longer than %,d bytes, the limit in newsgraph.http.max-body-size; send a JSON object with `query` by POST.",
				limit));
	}

	/**
	 * Returns an exception for HTTP status 403 and the error code
	 * {@code PROXY_NOT_ALLOWED}.
	 */
	static RefusedRequestException proxyNotAllowed(String message) {
		return new RefusedRequestException(HttpStatus.FORBIDDEN, "PROXY_NOT_ALLOWED", message);
	}

	/**
	 * Returns an exception for HTTP status 405.
	 * @param allowed the methods that the path supports
	 */
	static RefusedRequestException method(String method, String allowed) {
		return new RefusedRequestException(HttpStatus.METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED",
				"The method %s is not supported here; use %s.".formatted(shortened(method), allowed), HttpHeaders.ALLOW,
				allowed);
	}

	/** Returns an exception for HTTP status 406. */
	static RefusedRequestException notAcceptable(String message) {
		return new RefusedRequestException(HttpStatus.NOT_ACCEPTABLE, "NOT_ACCEPTABLE", message);
	}

	/** Returns an exception for HTTP status 408. */
	static RefusedRequestException tooSlow(String message) {
		return new RefusedRequestException(HttpStatus.REQUEST_TIMEOUT, "REQUEST_TOO_SLOW", message,
				HttpHeaders.CONNECTION, "close");
	}

	/**
	 * Returns an exception for HTTP status 413.
	 * @param limit the maximum size in bytes
	 */
	static RefusedRequestException tooLarge(long limit) {
		return tooLarge(limit, "newsgraph.http.max-body-size");
	}

	/**
	 * Returns an exception for HTTP status 413.
	 * @param limit the maximum size in bytes
	 * @param property the property of the limit
	 */
	static RefusedRequestException tooLarge(long limit, String property) {
		return new RefusedRequestException(HttpStatus.CONTENT_TOO_LARGE, "REQUEST_TOO_LARGE",
				String.format(Locale.ROOT, "The body is larger than %,d bytes, the limit in %s.", limit, property),
				HttpHeaders.CONNECTION, "close");
	}

	/**
	 * Returns an exception for HTTP status 415.
	 * @param header the response header that names what is supported
	 */
	static RefusedRequestException unsupported(String message, String header, String supported) {
		return new RefusedRequestException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "UNSUPPORTED_MEDIA_TYPE", message, header,
				supported);
	}

	/** Returns an exception for HTTP status 421. */
	static RefusedRequestException hostNotAllowed(String message) {
		return new RefusedRequestException(HttpStatus.MISDIRECTED_REQUEST, "HOST_NOT_ALLOWED", message);
	}

	/** Returns an exception for HTTP status 503. The client can repeat the request. */
	public static RefusedRequestException overloaded(String message) {
		return new RefusedRequestException(HttpStatus.SERVICE_UNAVAILABLE, "OVERLOADED", message,
				HttpHeaders.RETRY_AFTER, "1");
	}

	/**
	 * Returns an exception for HTTP status 503 and a client that cannot have a further
	 * WebSocket or event stream.
	 */
	public static RefusedRequestException tooManyConnections(String message) {
		return new RefusedRequestException(HttpStatus.SERVICE_UNAVAILABLE, "TOO_MANY_CONNECTIONS", message,
				HttpHeaders.RETRY_AFTER, "10");
	}

	/**
	 * Returns an exception for HTTP status 429 and a caller whose budget has too few
	 * points. An operation that takes more than a full budget has the status of other
	 * operations that are too large.
	 */
	static RefusedRequestException budgetExceeded(BudgetExceededException refused) {
		return (refused.seconds() > 0)
				? new RefusedRequestException(HttpStatus.TOO_MANY_REQUESTS, HttpStatus.TOO_MANY_REQUESTS, refused,
						HttpHeaders.RETRY_AFTER)
				: new RefusedRequestException(HttpStatus.OK, HttpStatus.UNPROCESSABLE_CONTENT, refused, "");
	}

	private static String shortened(String text) {
		return (text.length() > 20) ? text.substring(0, 20) + "…" : text;
	}

	/** Returns the code of the error, in {@code extensions.code}. */
	public String code() {
		return this.code;
	}

	/**
	 * Returns whether the caller, or the page that sends the request, is not allowed to.
	 */
	boolean isDenial() {
		return this.status == HttpStatus.FORBIDDEN || this.status == HttpStatus.TOO_MANY_REQUESTS;
	}

	/** Returns the status for clients that accept any type of answer. */
	HttpStatus status() {
		return this.status;
	}

	/**
	 * Returns the status of an answer with a media type. Only with JSON can it be 200,
	 * which clients of other types would take for rows or events.
	 */
	HttpStatus status(MediaType type) {
		return (type.equalsTypeAndSubtype(MediaTypes.APPLICATION_GRAPHQL_RESPONSE)
				|| !MediaTypeRules.ANSWERS.contains(type)) ? this.graphQlStatus : this.status;
	}

	/** Adds the headers of the response. */
	void addHeaders(HttpHeaders headers) {
		if (!this.header.isEmpty()) {
			headers.set(this.header, this.headerValue);
		}
	}

	/** Returns a response in the format of GraphQL errors. */
	Map<String, Object> answer() {
		Map<String, Object> error = new LinkedHashMap<>();
		error.put("message", String.valueOf(getMessage()));
		error.put("extensions", this.extensions);
		return Map.of("errors", List.of(error));
	}

	/** Writes the complete response. */
	public void writeTo(HttpServletResponse response) throws IOException {
		byte[] answer = AnswerJson.bytes(answer());
		response.setStatus(this.status.value());
		if (!this.header.isEmpty()) {
			response.setHeader(this.header, this.headerValue);
		}
		response.setContentType(MediaTypeRules.sent(MediaType.APPLICATION_JSON).toString());
		response.setContentLength(answer.length);
		ClientConnection.write(answer, response);
	}

}
