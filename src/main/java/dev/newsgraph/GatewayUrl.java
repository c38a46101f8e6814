package dev.newsgraph;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;

/** Builds the URL under which clients reach the gateway. */
final class GatewayUrl {

	private static final String IPV4_LOOPBACK = "127.0.0.1";

	private GatewayUrl() {
	}

	/**
	 * Returns the base URL, without a slash at its end. The scheme follows
	 * {@code server.ssl}, the host {@code server.address}, and the path
	 * {@code server.servlet.context-path}.
	 * @param port the port that the server listens on
	 * @throws IllegalStateException if the properties do not form a URL
	 */
	static URI of(ServerProperties server, int port) {
		String scheme = Ssl.isEnabled(server.getSsl()) ? "https" : "http";
		String path = server.getServlet().getContextPath();
		try {
			// This constructor adds the brackets of an IPv6 address.
			return new URI(scheme, null, host(server.getAddress()), port, path, null, null);
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(
					"The properties server.address and server.servlet.context-path do not form a URL.", ex);
		}
	}

	/**
	 * Returns {@code localhost} if the server listens on all addresses or on 127.0.0.1,
	 * otherwise the address.
	 */
	private static String host(@Nullable InetAddress address) {
		return (address == null || address.isAnyLocalAddress() || address.getHostAddress().equals(IPV4_LOOPBACK))
				? "localhost" : address.getHostAddress();
	}

}
