package dev.newsgraph.security;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

import dev.newsgraph.access.AuditLog;
import dev.newsgraph.access.RefusedTokenException;
import dev.newsgraph.transport.RefusedRequestException;

/**
 * Answers requests of callers that are not known (401), that may not do what they ask for
 * or have no role (403), or that ask for a path that does not exist (404), in the format
 * of GraphQL errors.
 */
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

	private static final String CHALLENGE = "Bearer realm=\"newsgraph\"";

	private static final String FORBIDDEN = "FORBIDDEN";

	private static final String TOO_MANY = "TOO_MANY_FAILURES";

	private final Routes routes;

	Refusals(Routes routes) {
		this.routes = routes;
	}

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
			throws IOException {
		if (refused instanceof RefusedCallerException caller && caller.isTooMany()) {
			response.setHeader(HttpHeaders.RETRY_AFTER, "60");
			AuditLog.deny(request, TOO_MANY);
			refuse(response, HttpStatus.TOO_MANY_REQUESTS, TOO_MANY, String.valueOf(caller.getMessage()));
			return;
		}
		if (refused instanceof RefusedCallerException caller && caller.subject() != null) {
			AuditLog.denyWithoutRole(request, caller.subject());
			refuse(response, HttpStatus.FORBIDDEN, FORBIDDEN, String.valueOf(caller.getMessage()));
			return;
		}
		AuditLog.deny(request, "UNAUTHENTICATED");
		boolean sent = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
		response.setHeader(HttpHeaders.WWW_AUTHENTICATE, sent ? CHALLENGE + ", error=\"invalid_token\"" : CHALLENGE);
		refuse(response, HttpStatus.UNAUTHORIZED, "UNAUTHENTICATED", sent ? RefusedTokenException.INVALID
				: "This gateway needs to know who calls it. Send an API key or a JWT in the header `Authorization: Bearer …`.");
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
			throws IOException {
		if (!(SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication authentication)) {
			commence(request, response, new InsufficientAuthenticationException("No caller"));
			return;
		}
		if (!this.routes.isKnown(request)) {
			response.sendError(HttpServletResponse.SC_NOT_FOUND);
			return;
		}
		AuditLog.deny(request, FORBIDDEN);
		refuse(response, HttpStatus.FORBIDDEN, FORBIDDEN,
				"The role %s does not allow this request; ask the operator of the gateway for another one."
					.formatted(authentication.getPrincipal().role().label()));
	}

	private static void refuse(HttpServletResponse response, HttpStatus status, String code, String message)
			throws IOException {
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		RefusedRequestException.of(status, code, message).writeTo(response);
	}

}
