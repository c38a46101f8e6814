package dev.newsgraph.transport;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Decides which callers are local: all of them if the gateway listens on a loopback
 * address and no proxy is configured, otherwise none. The address of the peer does not
 * count, because it is the address of the proxy if there is one on this machine.
 */
public final class LocalCallers {

	private final boolean loopbackOnly;

	// Nearly all requests have the same header.
	private volatile @Nullable String lastLoopback;

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
				&& isLoopback(request.getHeader(HttpHeaders.HOST));
	}

	private boolean isLoopback(@Nullable String header) {
		if (header != null && header.equals(this.lastLoopback)) {
			return true;
		}
		boolean loopback = RequestedHost.of(header).isLoopback();
		if (loopback) {
			this.lastLoopback = header;
		}
		return loopback;
	}

}
