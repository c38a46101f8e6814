package dev.newsgraph.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.util.NetMask;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.access.AuditLog;

/**
 * Servlet filter that rejects requests with a header that proxies add, unless the request
 * comes from a proxy in {@code newsgraph.http.proxies}. So a gateway behind a proxy that
 * is not configured says so at the first request. The headers of a configured proxy tell
 * its clients apart.
 */
final class ProxyHeaders implements Filter {

	private static final String CODE = "PROXY_NOT_ALLOWED";

	private static final String PREFIX = "x-forwarded";

	private static final Set<String> NAMES = Set.of("forwarded", "via", "x-real-ip", "x-client-ip",
			"x-cluster-client-ip", "x-original-forwarded-for", "x-original-host", "cf-connecting-ip", "true-client-ip",
			"fastly-client-ip");

	/** Set by Tomcat's {@code RemoteIpValve}, which removes the headers of proxies. */
	private static final String FORWARDED = "org.apache.tomcat.request.forwarded";

	/** Name of the request attribute that holds what {@link #header} returned. */
	private static final String HEADER = ProxyHeaders.class.getName() + ".HEADER";

	private static final String NONE = "";

	private final List<NetMask> proxies;

	/**
	 * Creates a filter.
	 * @param proxies addresses of proxies, or ranges of them
	 * @throws IllegalArgumentException if one is neither
	 */
	ProxyHeaders(List<String> proxies) {
		this.proxies = proxies.stream().map((proxy) -> mask(proxy.strip())).toList();
	}

	private static NetMask mask(String proxy) {
		try {
			return new NetMask(proxy);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException(
					"newsgraph.http.proxies is \"%s\"; it must be IP addresses, or ranges such as 10.0.0.0/8."
						.formatted(proxy),
					ex);
		}
	}

	/** Returns addresses as ranges, separated by commas. */
	static String ranges(List<String> proxies) {
		return proxies.stream()
			.map(String::strip)
			.map((proxy) -> proxy.contains("/") ? proxy : proxy + (proxy.contains(":") ? "/128" : "/32"))
			.collect(Collectors.joining(","));
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		HttpServletRequest received = received(request);
		String header = header(received);
		if (header != null && isAmbiguous(received)) {
			AuditLog.deny(received, CODE);
			RefusedRequestException.proxyNotAllowed(
					"The request has both `X-Forwarded-For` and `Forwarded`, and only one of them can be from the proxy. Let the proxy remove the other.")
				.writeTo((HttpServletResponse) response);
			return;
		}
		boolean configured = header != null && isProxy(received.getRemoteAddr());
		if (configured) {
			ClientAddress.forward(received, this::isProxy);
		}
		if (header == null || configured || isForwardedByServer(received)) {
			chain.doFilter(request, response);
			return;
		}
		AuditLog.deny(received, CODE);
		RefusedRequestException.proxyNotAllowed(
				"The request has the header `%s` of a proxy that is not configured. Add the address of the proxy to newsgraph.http.proxies."
					.formatted(header))
			.writeTo((HttpServletResponse) response);
	}

	// Tomcat's valve has removed X-Forwarded-For, and believed it.
	private static boolean isAmbiguous(HttpServletRequest request) {
		return request.getHeader("Forwarded") != null
				&& (request.getHeader("X-Forwarded-For") != null || request.getAttribute(FORWARDED) != null);
	}

	/** Returns whether the request has passed through a proxy that says so. */
	static boolean isForwarded(HttpServletRequest request) {
		return header(received(request)) != null;
	}

	private boolean isForwardedByServer(HttpServletRequest request) {
		return !this.proxies.isEmpty() && request.getAttribute(FORWARDED) != null;
	}

	/** Returns the name of a header of a proxy, or {@code null}. */
	private static @Nullable String header(HttpServletRequest request) {
		if (!(request.getAttribute(HEADER) instanceof String header)) {
			String found = find(request);
			request.setAttribute(HEADER, (found != null) ? found : NONE);
			return found;
		}
		return header.equals(NONE) ? null : header;
	}

	private static @Nullable String find(HttpServletRequest request) {
		if (request.getAttribute(FORWARDED) != null) {
			return "X-Forwarded-For";
		}
		Enumeration<String> names = request.getHeaderNames();
		while (names.hasMoreElements()) {
			String name = names.nextElement();
			String lower = name.toLowerCase(Locale.ROOT);
			if (lower.startsWith(PREFIX) || NAMES.contains(lower)) {
				return (name.length() > 40) ? name.substring(0, 40) + "…" : name;
			}
		}
		return null;
	}

	private boolean isProxy(String address) {
		if (this.proxies.isEmpty()) {
			return false;
		}
		try {
			return isProxy(InetAddress.getByName(address));
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

	private boolean isProxy(InetAddress address) {
		return this.proxies.stream().anyMatch((mask) -> mask.matches(address));
	}

	// ForwardedHeaderFilter wraps the request to hide the headers of proxies.
	private static HttpServletRequest received(ServletRequest request) {
		ServletRequest received = request;
		while (received instanceof ServletRequestWrapper wrapper) {
			received = wrapper.getRequest();
		}
		return (HttpServletRequest) received;
	}

}
