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
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.filter.CorsFilter;

/**
 * Answers the preflight requests of browsers, and adds the headers of CORS to all
 * responses of the GraphQL endpoint and of the paths below it, also to those of refused
 * requests. A request of an origin that is neither the gateway's own nor allowed is
 * refused with status 403, on all other paths unless it only reads.
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
			// Without CORS, the answer to a request without an origin is the same for
			// all.
			if (!enabled && request.getHeader(HttpHeaders.ORIGIN) == null) {
				return null;
			}
			// A browser sends these requests without a question for permission.
			boolean checked = "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))
					|| !(request.getMethod().equals("GET") || request.getMethod().equals("HEAD"));
			String requested = request.getRequestURI().substring(request.getContextPath().length());
			boolean inside = checked || requested.equals(path) || requested.startsWith(path + "/");
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
