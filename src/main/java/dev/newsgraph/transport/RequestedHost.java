package dev.newsgraph.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The host that a request names, without its port.
 *
 * @param name in lower case; an IPv6 address in brackets; empty when there is none that
 * can be read
 */
public record RequestedHost(String name) {

	private static final Pattern HEADER = Pattern.compile("(\\[[0-9a-f:.]+]|[^:\\[\\]\\s/]+)(?::\\d+)?");

	private static final Pattern ADDRESS = Pattern.compile("\\[.*]|[0-9.]+");

	/** Reads the header {@code Host}. */
	public static RequestedHost of(@Nullable String header) {
		Matcher host = HEADER.matcher((header != null) ? header.toLowerCase(Locale.ROOT) : "");
		return new RequestedHost(host.matches() ? host.group(1) : "");
	}

	/** Whether it is an address, which nobody can make lead elsewhere. */
	public boolean isAddress() {
		return ADDRESS.matcher(this.name).matches();
	}

	/** Whether it can only be this machine. */
	public boolean isLoopback() {
		return this.name.equals("localhost") || this.name.endsWith(".localhost")
				|| (isAddress() && isLoopbackAddress(this.name));
	}

	/** Whether an address is one of this machine alone; no name is looked up. */
	public static boolean isLoopbackAddress(String address) {
		try {
			return InetAddress.getByName(address).isLoopbackAddress();
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

}
