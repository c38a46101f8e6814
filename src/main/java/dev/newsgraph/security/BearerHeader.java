package dev.newsgraph.security;

import java.util.Enumeration;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/**
 * Reads the token in the header {@code Authorization} of a request. A header in its usual
 * form is read without the regular expression of Spring Security, which takes several
 * microseconds for a JWT. Spring Security reads every other form.
 */
final class BearerHeader {

	private static final String SCHEME = "Bearer ";

	private static final String PARAMETER = "access_token";

	private final DefaultBearerTokenResolver resolver = new DefaultBearerTokenResolver();

	/**
	 * Returns the token of a request, or {@code null} without one.
	 * @throws InvalidBearerTokenException if there are several, or it is malformed
	 */
	@Nullable String token(HttpServletRequest request) {
		Enumeration<String> headers = request.getHeaders(HttpHeaders.AUTHORIZATION);
		if (!headers.hasMoreElements()) {
			return null;
		}
		String header = headers.nextElement();
		if (headers.hasMoreElements()) {
			throw new InvalidBearerTokenException("The header Authorization occurs more than once; send it once.");
		}
		String query = request.getQueryString();
		if (isUsual(header) && (query == null || !query.contains(PARAMETER))) {
			return header.substring(SCHEME.length());
		}
		return this.resolver.resolve(request);
	}

	/**
	 * Returns whether the scheme is in its usual case and a token without padding
	 * follows.
	 */
	private static boolean isUsual(String header) {
		if (!header.startsWith(SCHEME) || header.length() == SCHEME.length()) {
			return false;
		}
		for (int i = SCHEME.length(); i < header.length(); i++) {
			char character = header.charAt(i);
			if (!(character >= 'a' && character <= 'z' || character >= 'A' && character <= 'Z'
					|| character >= '0' && character <= '9' || character == '-' || character == '.' || character == '_'
					|| character == '~' || character == '+' || character == '/')) {
				return false;
			}
		}
		return true;
	}

}
