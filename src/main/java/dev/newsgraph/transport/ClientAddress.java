package dev.newsgraph.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * The address that tells the client of a request from others. It limits the work for one
 * client, and gives no rights.
 */
public final class ClientAddress {

	private static final String ATTRIBUTE = ClientAddress.class.getName();

	private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";

	/** Only these texts are parsed, because other texts would be looked up as names. */
	private static final Pattern LITERAL = Pattern
		.compile("%1$s(?:\\.%1$s){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*".formatted(OCTET));

	private static final int MAX_LENGTH = 64;

	private ClientAddress() {
	}

	/** Returns the address of the client. */
	public static String of(HttpServletRequest request) {
		return (request.getAttribute(ATTRIBUTE) instanceof String forwarded) ? forwarded
				: String.valueOf(request.getRemoteAddr());
	}

	/**
	 * Notes the last address in the headers of a proxy that is not a proxy itself.
	 * @param request a request of a configured proxy
	 */
	static void forward(HttpServletRequest request, Predicate<InetAddress> proxies) {
		List<String> addresses = forwardedFor(request);
		for (String address : addresses.reversed()) {
			InetAddress parsed = parse(address);
			if (parsed == null || !proxies.test(parsed)) {
				request.setAttribute(ATTRIBUTE, (parsed != null) ? parsed.getHostAddress()
						: address.substring(0, Math.min(address.length(), MAX_LENGTH)));
				return;
			}
		}
	}

	private static List<String> forwardedFor(HttpServletRequest request) {
		List<String> addresses = new ArrayList<>();
		for (String header : Collections.list(request.getHeaders("X-Forwarded-For"))) {
			for (String address : header.split(",")) {
				addresses.add(withoutPort(address.strip()));
			}
		}
		if (addresses.isEmpty()) {
			for (String header : Collections.list(request.getHeaders("Forwarded"))) {
				for (String parameter : header.split("[,;]")) {
					String stripped = parameter.strip();
					if (stripped.toLowerCase(Locale.ROOT).startsWith("for=")) {
						addresses.add(withoutPort(stripped.substring(4).replace("\"", "")));
					}
				}
			}
		}
		return addresses;
	}

	private static String withoutPort(String address) {
		int end = address.indexOf(']');
		if (address.startsWith("[") && end > 0) {
			return address.substring(1, end);
		}
		int colon = address.indexOf(':');
		return (colon > 0 && colon == address.lastIndexOf(':')) ? address.substring(0, colon) : address;
	}

	private static @Nullable InetAddress parse(String address) {
		try {
			return (address.length() <= MAX_LENGTH && LITERAL.matcher(address).matches())
					? InetAddress.getByName(address) : null;
		}
		catch (UnknownHostException ex) {
			return null;
		}
	}

}
