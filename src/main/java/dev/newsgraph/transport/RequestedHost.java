package dev.newsgraph.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The host in the {@code Host} header of a request, without the port.
 *
 * @param name the host in lower case, with brackets around an IPv6 address. It is empty
 * if the header is missing or invalid
 */
record RequestedHost(String name) {

	private static final Pattern HEADER = Pattern.compile("(\\[[0-9a-f:.]+]|[^:\\[\\]\\s/]+)(?::\\d+)?");

	private static final Pattern ADDRESS = Pattern.compile("\\[.*]|[0-9.]+");

	/** Parses the value of a {@code Host} header. */
	static RequestedHost of(@Nullable String header) {
		Matcher host = HEADER.matcher((header != null) ? header.toLowerCase(Locale.ROOT) : "");
		return new RequestedHost(host.matches() ? host.group(1) : "");
	}

	/** Returns whether the host is an IP address, which DNS cannot redirect. */
	boolean isAddress() {
		return ADDRESS.matcher(this.name).matches();
	}

	/** Returns whether the host is always this machine. */
	boolean isLoopback() {
		return this.name.equals("localhost") || this.name.endsWith(".localhost")
				|| (isAddress() && isLoopbackAddress(this.name));
	}

	/** Returns whether an IP address is a loopback address. */
	private static boolean isLoopbackAddress(String address) {
		try {
			return InetAddress.getByName(address).isLoopbackAddress();
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

}
