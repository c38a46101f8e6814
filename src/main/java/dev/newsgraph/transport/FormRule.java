package dev.newsgraph.transport;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Refuses a {@code GET} that a link, an image or a form of another page could send, once
 * a browser may add credentials to it: if pages of other origins are allowed, or if the
 * request has a cookie. Such an element cannot set a header. The body of a {@code POST}
 * must be JSON in any case, which a form cannot send either.
 *
 * @param always whether pages of other origins are allowed
 */
record FormRule(boolean always) {

	private static final List<String> HEADERS = List.of("Apollo-Require-Preflight", "GraphQL-Require-Preflight");

	/**
	 * Checks a request by a safe method.
	 * @param answers the media types of answers, one of which the client can name instead
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
