package dev.newsgraph.transport;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.http.HttpStatus;

/** Thrown if a body is not a GraphQL request. The message is for the client. */
final class UnusableBodyException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final HttpStatus status;

	private UnusableBodyException(HttpStatus status, String message) {
		super(message);
		this.status = status;
	}

	/** Returns an exception for HTTP status 400. */
	static UnusableBodyException malformed(String message) {
		return new UnusableBodyException(HttpStatus.BAD_REQUEST, message);
	}

	/**
	 * Returns an exception for HTTP status 413.
	 * @param limit the maximum size in bytes
	 */
	static UnusableBodyException tooLarge(long limit) {
		return new UnusableBodyException(HttpStatus.CONTENT_TOO_LARGE, String.format(Locale.ROOT,
				"The body is larger than %,d bytes, the limit in newsgraph.http.max-body-size.", limit));
	}

	HttpStatus status() {
		return this.status;
	}

	/** Returns a response in the format of GraphQL errors. */
	Map<String, Object> answer() {
		String code = (this.status == HttpStatus.BAD_REQUEST) ? "BAD_REQUEST" : "REQUEST_TOO_LARGE";
		Map<String, Object> error = new LinkedHashMap<>();
		error.put("message", String.valueOf(getMessage()));
		error.put("extensions", Map.of("code", code));
		return Map.of("errors", List.of(error));
	}

}
