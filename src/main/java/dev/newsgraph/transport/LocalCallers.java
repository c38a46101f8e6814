package dev.newsgraph.transport;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Decides which callers are local. If the gateway listens on a loopback address and no
 * proxy is configured, all callers are local. Otherwise, only callers that send the token
 * of the token file are. The address of the peer does not count, because it is the
 * address of the proxy if there is one on this machine.
 */
public final class LocalCallers {

	private static final String SCHEME = "Bearer ";

	private final boolean loopbackOnly;

	private final byte @Nullable [] token;

	/**
	 * Creates an instance.
	 * @param loopbackOnly whether only processes on this machine can connect, and none of
	 * them is configured as a proxy
	 * @param token the token, or {@code null} if there is none
	 */
	LocalCallers(boolean loopbackOnly, @Nullable String token) {
		this.loopbackOnly = loopbackOnly;
		this.token = (token != null) ? bytes(token) : null;
	}

	/** Returns whether a local caller has sent the request. */
	public boolean sent(HttpServletRequest request) {
		return hasToken(request) || (this.loopbackOnly && !ProxyHeaders.isForwarded(request)
		// Excludes pages of other sites that use DNS rebinding.
				&& RequestedHost.of(request.getHeader(HttpHeaders.HOST)).isLoopback());
	}

	private boolean hasToken(HttpServletRequest request) {
		List<String> headers = RequestHeaders.values(request, HttpHeaders.AUTHORIZATION);
		return this.token != null && headers.size() == 1
				&& headers.getFirst().regionMatches(true, 0, SCHEME, 0, SCHEME.length())
				&& MessageDigest.isEqual(this.token, bytes(headers.getFirst().substring(SCHEME.length()).strip()));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
