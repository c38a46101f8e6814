package dev.newsgraph.query;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletConnection;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import dev.newsgraph.access.CredentialKind;
import dev.newsgraph.access.Identity;
import dev.newsgraph.access.RequestCaller;
import dev.newsgraph.access.VerifiedCaller;

/**
 * Sends operations of a caller through the filters that answer requests, without a
 * socket.
 */
public final class ServletCalls {

	/** The filters that answer requests, in their order. */
	private static final List<String> ANSWERING = List.of("ConfirmedRequests", "CachedRequests",
			"DirectGraphQlHttpHandler");

	private final Filter[] filters;

	public ServletCalls(List<FilterRegistrationBean<?>> filters) {
		this.filters = filters.stream()
			.map(FilterRegistrationBean::getFilter)
			.filter((filter) -> ANSWERING.contains(filter.getClass().getSimpleName()))
			.sorted(Comparator.comparing((filter) -> ANSWERING.indexOf(filter.getClass().getSimpleName())))
			.toArray(Filter[]::new);
	}

	public MockHttpServletResponse get(String operation, Map<String, Object> variables, Identity caller,
			String... tags) {
		MockHttpServletRequest request = request("GET", caller);
		String json = AnswerPage.JSON.writeValueAsString(variables);
		request.setQueryString("query=%s&variables=%s".formatted(URLEncoder.encode(operation, StandardCharsets.UTF_8),
				URLEncoder.encode(json, StandardCharsets.UTF_8)));
		request.setParameter("query", operation);
		request.setParameter("variables", json);
		for (String tag : tags) {
			request.addHeader("If-None-Match", tag);
		}
		return send(request);
	}

	public MockHttpServletResponse post(String operation, Map<String, Object> variables, Identity caller) {
		MockHttpServletRequest request = request("POST", caller);
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("query", operation);
		body.put("variables", variables);
		request.setContentType("application/json");
		request.setContent(AnswerPage.JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8));
		return send(request);
	}

	private static MockHttpServletRequest request(String method, Identity caller) {
		MockHttpServletRequest request = new MockHttpServletRequest(method, "/graphql") {
			@Override
			public ServletConnection getServletConnection() {
				return new Connection(caller.role().name());
			}
		};
		request.setServletPath("/graphql");
		request.addHeader("Accept", "application/graphql-response+json");
		RequestCaller.set(request, VerifiedCaller.always(caller, CredentialKind.KEY));
		return request;
	}

	private MockHttpServletResponse send(MockHttpServletRequest request) {
		MockHttpServletResponse response = new MockHttpServletResponse();
		try {
			new MockFilterChain(new HttpServlet() {
			}, this.filters).doFilter(request, response);
		}
		catch (IOException | ServletException ex) {
			throw new IllegalStateException(ex);
		}
		return response;
	}

	/** A connection of a client. */
	private record Connection(String id) implements ServletConnection {

		@Override
		public String getConnectionId() {
			return this.id;
		}

		@Override
		public String getProtocol() {
			return "http/1.1";
		}

		@Override
		public String getProtocolConnectionId() {
			return "";
		}

		@Override
		public boolean isSecure() {
			return false;
		}

	}

}
