package dev.newsgraph.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

import dev.newsgraph.access.Credentials;
import dev.newsgraph.access.RefusedTokenException;
import dev.newsgraph.transport.ClientAddress;

/** Verifies the token of a request. */
final class TokenAuthentication implements AuthenticationManagerResolver<HttpServletRequest> {

	private final Credentials credentials;

	TokenAuthentication(Credentials credentials) {
		this.credentials = credentials;
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
