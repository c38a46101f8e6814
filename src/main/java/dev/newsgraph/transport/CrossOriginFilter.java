package dev.newsgraph.transport;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.filter.CorsFilter;

import dev.newsgraph.access.AuditLog;

/**
 * Answers the preflight requests of browsers, and adds the headers of CORS to all
 * responses of the GraphQL endpoint and of the paths below it, also to those of refused
 * requests. A request of an origin that is neither the gateway's own nor allowed is
 * refused with status 403, on every path except those of the page and its files. On paths
 * other than that of the GraphQL endpoint, pages of allowed origins cannot read.
 */
final class CrossOriginFilter extends CorsFilter {

	private static final Pattern AUTHORITY = Pattern.compile("(\\[[^\\]]+]|[^:@\\[\\]]+)(?::(\\d{1,5}))?");

	private static final String CODE = "ORIGIN_NOT_ALLOWED";

	private static final CorsConfiguration NO_ORIGINS = new CorsConfiguration();

	/**
	 * Creates a filter.
	 * @param path the path of the GraphQL endpoint
	 * @param properties what other origins are allowed
	 */
	CrossOriginFilter(String path, CorsProperties properties) {
		super(source(path, properties.configuration(), properties.isEnabled()));
		setCorsProcessor(new JsonProcessor());
	}

	// The management server uses the filter too, in one with others. They would all have
	// the name of that one.
	@Override
	protected String getAlreadyFilteredAttributeName() {
		return CrossOriginFilter.class.getName() + ALREADY_FILTERED_SUFFIX;
	}

	private static CorsConfigurationSource source(String path, CorsConfiguration configuration, boolean enabled) {
		return (request) -> {
			// A browser sends these requests without a question for permission.
			boolean checked = "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))
					|| !(request.getMethod().equals("GET") || request.getMethod().equals("HEAD"));
			String requested = request.getRequestURI().substring(request.getContextPath().length());
			boolean inside = checked || requested.equals(path) || requested.startsWith(path + "/");
			if (request.getHeader(HttpHeaders.ORIGIN) == null) {
				// Without CORS, the answer to a request without an origin is the same
				// for all.
				return (enabled && inside) ? configuration : null;
			}
			if (isSameOrigin(request)) {
				return null;
			}
			return inside ? configuration : (isPage(requested) ? null : NO_ORIGINS);
		};
	}

	// The page and its files contain no data.
	private static boolean isPage(String path) {
		return path.equals("/") || path.equals("/graphiql") || path.equals("/graphiql/")
				|| path.startsWith("/graphiql/assets/");
	}

	private static boolean isSameOrigin(HttpServletRequest request) {
		URI origin = uri(request.getHeader(HttpHeaders.ORIGIN));
		String scheme = (origin != null && origin.getScheme() != null) ? origin.getScheme().toLowerCase(Locale.ROOT)
				: "";
		// Behind a proxy that ends TLS, the gateway may receive plain HTTP. The contrary
		// would be a page that was not protected by TLS.
		if (origin == null || !(scheme.equals("https") || (scheme.equals("http") && !isSecure(request)))) {
			return false;
		}
		String authority = authority(origin.getRawAuthority(), scheme);
		return authority != null && authority.equals(authority(request.getHeader(HttpHeaders.HOST), scheme));
	}

	/** Returns host and port, or {@code null} if a text has no host. */
	private static @Nullable String authority(@Nullable String text, String scheme) {
		Matcher authority = AUTHORITY.matcher((text != null) ? text.toLowerCase(Locale.ROOT) : "");
		if (!authority.matches()) {
			return null;
		}
		String port = authority.group(2);
		return authority.group(1) + ":" + ((port != null) ? port : (scheme.equals("https") ? "443" : "80"));
	}

	// The header of a proxy can only forbid more.
	private static boolean isSecure(HttpServletRequest request) {
		String proto = request.getHeader("X-Forwarded-Proto");
		return request.isSecure() || (proto != null && proto.strip().toLowerCase(Locale.ROOT).startsWith("https"));
	}

	private static @Nullable URI uri(@Nullable String text) {
		try {
			return (text != null) ? URI.create(text) : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private static final class JsonProcessor extends DefaultCorsProcessor {

		@Override
		public boolean processRequest(@Nullable CorsConfiguration configuration, HttpServletRequest request,
				HttpServletResponse response) throws IOException {
			// Spring takes the scheme of the connection for that of the page.
			boolean foreign = configuration != null && request.getHeader(HttpHeaders.ORIGIN) != null
					&& !CorsUtils.isCorsRequest(request)
					&& configuration.checkOrigin(request.getHeader(HttpHeaders.ORIGIN)) == null;
			if (foreign) {
				rejectRequest(new ServletServerHttpResponse(response));
			}
			boolean allowed = !foreign && super.processRequest(configuration, request, response);
			if (!allowed) {
				AuditLog.deny(request, CODE);
			}
			return allowed;
		}

		@Override
		protected void rejectRequest(ServerHttpResponse response) throws IOException {
			RefusedRequestException refused = RefusedRequestException.of(HttpStatus.FORBIDDEN, CODE,
					"Pages of this origin cannot send this request. Add the origin, the method and the headers that it needs to"
							+ " newsgraph.http.cors.allowed-origins, allowed-methods and allowed-headers.");
			byte[] answer = AnswerJson.bytes(refused.answer());
			response.setStatusCode(refused.status());
			response.getHeaders().setContentType(MediaTypeRules.sent(MediaType.APPLICATION_JSON));
			response.getHeaders().setContentLength(answer.length);
			response.getBody().write(answer);
			response.flush();
		}

	}

}
