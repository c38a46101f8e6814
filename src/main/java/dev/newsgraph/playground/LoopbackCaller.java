package dev.newsgraph.playground;

import java.util.List;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;

import dev.newsgraph.transport.RequestedHost;

/**
 * Tells whether a request comes from this machine, straight and by a name that only this
 * machine has; a page of another site, whose name was made to lead here, has its own.
 */
final class LoopbackCaller {

	private static final List<String> OF_PROXIES = List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host",
			"X-Forwarded-Proto", "X-Forwarded-Port", "X-Forwarded-Server", "X-Real-IP", "CF-Connecting-IP",
			"True-Client-IP", "Via");

	/** Set by Tomcat's valve for proxies, which takes their headers away. */
	private static final String FORWARDED = "org.apache.tomcat.request.forwarded";

	private LoopbackCaller() {
	}

	static boolean sent(HttpServletRequest request) {
		HttpServletRequest received = received(request);
		return received.getAttribute(FORWARDED) == null
				&& OF_PROXIES.stream().allMatch((name) -> received.getHeader(name) == null)
				&& RequestedHost.isLoopbackAddress(received.getRemoteAddr())
				&& RequestedHost.of(received.getHeader("Host")).isLoopback();
	}

	// Spring's filter for proxies wraps the request to hide their headers.
	private static HttpServletRequest received(HttpServletRequest request) {
		ServletRequest received = request;
		while (received instanceof ServletRequestWrapper wrapper) {
			received = wrapper.getRequest();
		}
		return (HttpServletRequest) received;
	}

}
