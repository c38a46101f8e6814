package dev.newsgraph.transport;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;

/**
 * Decides which callers are local: all of them if the gateway listens on a loopback
 * address and no proxy is configured, otherwise none. The address of the peer does not
 * count, because it is the address of the proxy if there is one on this machine.
 */
public final class LocalCallers {

	private final boolean loopbackOnly;

	/**
	 * Creates an instance.
	 * @param loopbackOnly whether only processes on this machine can connect, and none of
	 * them is configured as a proxy
	 */
	LocalCallers(boolean loopbackOnly) {
		this.loopbackOnly = loopbackOnly;
	}

	/** Returns whether a local caller has sent the request. */
	public boolean sent(HttpServletRequest request) {
		return this.loopbackOnly && !ProxyHeaders.isForwarded(request)
		// Excludes pages of other sites that use DNS rebinding.
				&& RequestedHost.of(request.getHeader(HttpHeaders.HOST)).isLoopback();
	}

}
