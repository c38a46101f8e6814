package dev.newsgraph.transport;

import java.io.IOException;
import java.util.Collections;
import java.util.List;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;

/**
 * Servlet filter that rejects malformed media types and query parameters, for all paths.
 * Spring and Tomcat would answer some of them with an internal error, and log them.
 */
final class RequestHeaders implements Filter {

	/** Returns the values of all headers with this name. */
	static List<String> values(HttpServletRequest request, String name) {
		return Collections.list(request.getHeaders(name));
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		try {
			check((HttpServletRequest) request);
		}
		catch (RefusedRequestException ex) {
			ex.writeTo((HttpServletResponse) response);
			return;
		}
		chain.doFilter(request, response);
	}

	private static void check(HttpServletRequest request) {
		MediaTypeRules.requireReadable(values(request, HttpHeaders.ACCEPT), values(request, HttpHeaders.CONTENT_TYPE));
		if (request.getQueryString() != null) {
			try {
				request.getParameterMap();
			}
			catch (IllegalStateException ex) {
				throw RefusedRequestException.malformed("The query parameters in the URL are malformed.");
			}
		}
	}

}
