package dev.newsgraph.transport;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.filter.CorsFilter;

/**
 * Answers the preflight requests of browsers, and adds the headers of CORS to all
 * responses of the GraphQL endpoint and of the paths below it, also to those of refused
 * requests. A request of an origin that is not allowed is refused with status 403. So is
 * the handshake of a WebSocket, also if no other origin is allowed.
 */
final class CrossOriginFilter extends CorsFilter {

	/**
	 * Creates a filter.
	 * @param path the path of the GraphQL endpoint
	 * @param properties what other origins are allowed
	 */
	CrossOriginFilter(String path, CorsProperties properties) {
		super(source(path, properties.configuration(), properties.isEnabled()));
		setCorsProcessor(new JsonProcessor());
	}

	private static CorsConfigurationSource source(String path, CorsConfiguration configuration, boolean enabled) {
		return (request) -> {
			// A browser opens a WebSocket without a question for permission.
			boolean socket = "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
			// Without CORS, only the question of a browser for permission is answered.
			if (!enabled && !socket && !CorsUtils.isPreFlightRequest(request)) {
				return null;
			}
			String requested = request.getRequestURI().substring(request.getContextPath().length());
			boolean inside = socket || requested.equals(path) || requested.startsWith(path + "/");
			return (inside && !isSameOrigin(request)) ? configuration : null;
		};
	}

	// Behind a proxy that ends TLS, Spring would see another scheme.
	private static boolean isSameOrigin(HttpServletRequest request) {
		String origin = authority(request.getHeader(HttpHeaders.ORIGIN));
		String host = request.getHeader(HttpHeaders.HOST);
		return origin != null && host != null && origin.equals(host.toLowerCase(Locale.ROOT));
	}

	private static @Nullable String authority(@Nullable String origin) {
		try {
			String authority = (origin != null) ? URI.create(origin).getRawAuthority() : null;
			return (authority != null) ? authority.toLowerCase(Locale.ROOT) : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private static final class JsonProcessor extends DefaultCorsProcessor {

		@Override
		protected void rejectRequest(ServerHttpResponse response) throws IOException {
			RefusedRequestException refused = RefusedRequestException.of(HttpStatus.FORBIDDEN, "ORIGIN_NOT_ALLOWED",
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
