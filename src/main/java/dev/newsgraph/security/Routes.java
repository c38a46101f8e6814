package dev.newsgraph.security;

import java.util.ArrayList;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.access.intercept.RequestMatcherDelegatingAuthorizationManager;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

import dev.newsgraph.access.Role;

/**
 * The paths of the gateway, and the role that each of them needs. A path that is not
 * listed here is answered to no caller.
 */
final class Routes {

	private final List<Rule> rules = new ArrayList<>();

	/**
	 * Creates the rules.
	 * @param graphQl the path of the GraphQL endpoint
	 * @param webSocket the path of the WebSocket, or an empty text without one
	 * @param management the path of the endpoints of Spring Boot Actuator
	 */
	Routes(String graphQl, String webSocket, String management) {
		if (!webSocket.isEmpty()) {
			// A browser cannot send a token here. The first message has it.
			add(handshake(webSocket), null);
		}
		for (String path : List.of(graphQl, graphQl + "/", graphQl + "/export", graphQl + "/schema",
				graphQl + "/estimate", graphQl + "/estimate/", graphQl + "/explain", graphQl + "/explain/",
				"/graphiql/settings.json", "/graphiql/library.json", "/graphiql/dashboards.json")) {
			add(PathPatternRequestMatcher.pathPattern(path), Role.READER);
		}
		// The page has no data. It asks for a token when the endpoint does.
		for (String path : List.of("/", "/graphiql", "/graphiql/", "/graphiql/assets/**")) {
			add(PathPatternRequestMatcher.pathPattern(path), null);
		}
		// At the port of the gateway and at the management port.
		for (String path : List.of(management + "/health", management + "/health/**", "/livez", "/readyz")) {
			add(PathPatternRequestMatcher.pathPattern(path), null);
		}
		add(PathPatternRequestMatcher.pathPattern(management + "/info"), Role.READER);
		// The others can show settings, threads or memory.
		for (String path : List.of("/metrics/**", "/prometheus", "/loggers/**")) {
			for (HttpMethod method : List.of(HttpMethod.GET, HttpMethod.HEAD)) {
				add(PathPatternRequestMatcher.pathPattern(method, management + path), Role.ANALYST);
			}
		}
		add(PathPatternRequestMatcher.pathPattern(management + "/**"), Role.ADMIN);
	}

	private void add(RequestMatcher paths, @Nullable Role role) {
		this.rules.add(new Rule(paths, role));
	}

	private static RequestMatcher handshake(String path) {
		RequestMatcher paths = PathPatternRequestMatcher.pathPattern(HttpMethod.GET, path);
		return (request) -> "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))
				&& paths.matches(request);
	}

	/** Returns whether there is a rule for the path of a request. */
	boolean isKnown(HttpServletRequest request) {
		return this.rules.stream().anyMatch((rule) -> rule.paths().matches(request));
	}

	/** Returns what decides about a request. */
	AuthorizationManager<HttpServletRequest> authorization() {
		RequestMatcherDelegatingAuthorizationManager.Builder builder = RequestMatcherDelegatingAuthorizationManager
			.builder();
		this.rules.forEach((rule) -> builder.add(rule.paths(), rule.decision()));
		return builder.anyRequest().denyAll().build();
	}

	/**
	 * The role that paths need.
	 *
	 * @param paths the paths
	 * @param role the role, or {@code null} if every client may call them
	 */
	private record Rule(RequestMatcher paths, @Nullable Role role) {

		AuthorizationManager<RequestAuthorizationContext> decision() {
			return (authentication, context) -> new AuthorizationDecision(this.role == null
					|| (authentication.get() instanceof CallerAuthentication caller && caller.includes(this.role)));
		}

	}

}
