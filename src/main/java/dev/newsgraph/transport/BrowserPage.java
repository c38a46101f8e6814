package dev.newsgraph.transport;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The page to which a browser is redirected that opens the address of the GraphQL
 * endpoint. A bean of this type turns it on.
 *
 * @param path the path of the page, such as {@code /graphiql}
 */
public record BrowserPage(String path) {

	/** A longer address does not fit in the header of a redirect. */
	private static final int MAX_HASH = 6000;

	/** Parameters of the endpoint with their names in the address of the page. */
	private static final Map<String, String> PARAMETERS = new LinkedHashMap<>();

	static {
		PARAMETERS.put("query", "query");
		PARAMETERS.put("variables", "variables");
		PARAMETERS.put("operationName", "operation");
	}

	/** Returns whether a browser asks for a page rather than for an answer. */
	static boolean isAskedFor(ServerRequest request) {
		return (request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD))
				&& MediaTypeRules.prefersHtml(RequestHeaders.values(request.servletRequest(), HttpHeaders.ACCEPT));
	}

	/**
	 * Returns a redirect to the page, which shows the operation in the URL, if there is
	 * one and it is not too long.
	 */
	ServerResponse redirect(ServerRequest request) {
		// Also correct below a path that a proxy adds.
		String requested = request.requestPath().pathWithinApplication().value();
		long levels = requested.chars().filter((character) -> character == '/').count() - 1;
		return ServerResponse.status(HttpStatus.FOUND)
			.header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
			.location(URI.create("../".repeat((int) levels) + this.path.substring(1) + hash(request.servletRequest())))
			.build();
	}

	private static String hash(HttpServletRequest request) {
		if (request.getParameter("query") == null) {
			return "";
		}
		String hash = PARAMETERS.entrySet()
			.stream()
			.filter((entry) -> request.getParameter(entry.getKey()) != null)
			.map((entry) -> entry.getValue() + "="
					+ URLEncoder.encode(request.getParameter(entry.getKey()), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&", "#/query?", ""));
		return (hash.length() <= MAX_HASH) ? hash : "";
	}

}
