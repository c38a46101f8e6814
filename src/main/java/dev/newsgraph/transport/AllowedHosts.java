package dev.newsgraph.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.access.AuditLog;

/**
 * Servlet filter that rejects requests whose {@code Host} header names an unknown host.
 * It protects against DNS rebinding: a page of another site, whose host name resolves to
 * this gateway, could otherwise do everything that its visitor is allowed to do. What
 * probes and other gateways ask for answers under every name, because they use that of a
 * service: the health endpoint, its groups for liveness, readiness and replicas, and
 * {@code /livez} and {@code /readyz}.
 */
final class AllowedHosts implements Filter {

	private static final String ANY = "*";

	private static final int MAX_NAME = 200;

	private final Set<String> names = new HashSet<>();

	/** The paths that answer under every name. */
	private final Set<String> probes;

	// Nearly all requests have the same header.
	private volatile @Nullable String lastAllowed;

	/**
	 * Creates a filter.
	 * @param names the allowed host names in addition to IP addresses, {@code localhost}
	 * and the name of this machine; {@code *} allows every name
	 * @param health the path of the health endpoint
	 */
	AllowedHosts(List<String> names, String health) {
		this.probes = Set.of(health, health + "/liveness", health + "/readiness", health + "/replica-state", "/livez",
				"/readyz");
		names.forEach((name) -> this.names.add(name.strip().toLowerCase(Locale.ROOT)));
		try {
			this.names.add(InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT));
		}
		catch (UnknownHostException ex) {
			// Clients cannot use the name of this machine either.
		}
	}

	/** Returns whether a request with this {@code Host} header is allowed. */
	boolean allows(@Nullable String header) {
		// HTTP/1.0 does not require the header, but every browser sends it.
		if (header == null || header.equals(this.lastAllowed) || this.names.contains(ANY)) {
			return true;
		}
		RequestedHost host = RequestedHost.of(header);
		if (host.isAddress() || host.isLoopback() || this.names.contains(host.name())) {
			this.lastAllowed = header;
			return true;
		}
		return false;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		String header = ((HttpServletRequest) request).getHeader("Host");
		if (allows(header) || isProbe((HttpServletRequest) request)) {
			chain.doFilter(request, response);
			return;
		}
		AuditLog.deny((HttpServletRequest) request, "HOST_NOT_ALLOWED");
		RefusedRequestException.hostNotAllowed(
				"The host `%s` is not allowed. If it is a name of this gateway, add it to newsgraph.http.allowed-hosts."
					.formatted(shortened(RequestedHost.of(header).name())))
			.writeTo((HttpServletResponse) response);
	}

	private boolean isProbe(HttpServletRequest request) {
		String path = request.getRequestURI().substring(request.getContextPath().length());
		return (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) && this.probes.contains(path);
	}

	private static String shortened(String name) {
		return (name.length() > MAX_NAME) ? name.substring(0, MAX_NAME) + "…" : name;
	}

}
