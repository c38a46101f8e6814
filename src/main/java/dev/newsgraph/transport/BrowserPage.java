package dev.newsgraph.transport;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

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
	static boolean isAskedFor(HttpServletRequest request) {
		return (request.getMethod().equals("GET") || request.getMethod().equals("HEAD"))
				&& MediaTypeRules.prefersHtml(RequestHeaders.values(request, HttpHeaders.ACCEPT));
	}

	/**
	 * Returns a redirect to the page, which shows the operation in the URL, if there is
	 * one and it is not too long.
	 */
	HttpAnswer redirect(HttpServletRequest request) {
		// Also correct below a path that a proxy adds.
		String requested = request.getRequestURI().substring(request.getContextPath().length());
		long levels = requested.chars().filter((character) -> character == '/').count() - 1;
		HttpHeaders headers = new HttpHeaders();
		headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT);
		headers.setLocation(URI.create("../".repeat((int) levels) + this.path.substring(1) + hash(request)));
		return HttpAnswer.empty(HttpStatus.FOUND, headers);
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
