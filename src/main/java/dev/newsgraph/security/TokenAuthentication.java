package dev.newsgraph.security;

import java.util.Enumeration;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

import dev.newsgraph.access.Credentials;
import dev.newsgraph.access.RefusedTokenException;
import dev.newsgraph.transport.ClientAddress;

/** Verifies the token in the header {@code Authorization} of a request. */
final class TokenAuthentication implements AuthenticationManagerResolver<HttpServletRequest> {

	private final DefaultBearerTokenResolver header = new DefaultBearerTokenResolver();

	private final Credentials credentials;

	TokenAuthentication(Credentials credentials) {
		this.credentials = credentials;
	}

	/**
	 * Returns the token of a request, or {@code null} without one.
	 * @throws InvalidBearerTokenException if there are several, or it is malformed
	 */
	@Nullable String token(HttpServletRequest request) {
		Enumeration<String> headers = request.getHeaders(HttpHeaders.AUTHORIZATION);
		if (!headers.hasMoreElements()) {
			return null;
		}
		headers.nextElement();
		if (headers.hasMoreElements()) {
			throw new InvalidBearerTokenException("The header Authorization occurs more than once; send it once.");
		}
		return this.header.resolve(request);
	}

	@Override
	public AuthenticationManager resolve(@Nullable HttpServletRequest request) {
		String address = (request != null) ? ClientAddress.of(request) : "";
		return (authentication) -> {
			try {
				String token = ((BearerTokenAuthenticationToken) authentication).getToken();
				return new CallerAuthentication(this.credentials.verify(token, address));
			}
			catch (RefusedTokenException ex) {
				throw new RefusedCallerException(ex);
			}
		};
	}

}
