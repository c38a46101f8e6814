package dev.newsgraph.playground;

import java.util.List;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;

import dev.newsgraph.transport.RequestedHost;

/**
 * Detects requests from a client on this machine: the remote address is a loopback
 * address, no proxy is involved, and the {@code Host} header is a loopback name. The last
 * condition excludes pages of other sites that use DNS rebinding.
 */
final class LoopbackCaller {

	private static final List<String> PROXY_HEADERS = List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host",
			"X-Forwarded-Proto", "X-Forwarded-Port", "X-Forwarded-Server", "X-Real-IP", "CF-Connecting-IP",
			"True-Client-IP", "Via");

	/** Set by Tomcat's {@code RemoteIpValve}, which removes the headers of proxies. */
	private static final String FORWARDED = "org.apache.tomcat.request.forwarded";

	private LoopbackCaller() {
	}

	/** Returns whether a client on this machine has sent the request. */
	static boolean sent(HttpServletRequest request) {
		HttpServletRequest received = received(request);
		return received.getAttribute(FORWARDED) == null
				&& PROXY_HEADERS.stream().allMatch((name) -> received.getHeader(name) == null)
				&& RequestedHost.isLoopbackAddress(received.getRemoteAddr())
				&& RequestedHost.of(received.getHeader("Host")).isLoopback();
	}

	// ForwardedHeaderFilter wraps the request to hide the headers of proxies.
	private static HttpServletRequest received(HttpServletRequest request) {
		ServletRequest received = request;
		while (received instanceof ServletRequestWrapper wrapper) {
			received = wrapper.getRequest();
		}
		return (HttpServletRequest) received;
	}

}
