package dev.newsgraph.identity;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The address of an article as a key. Scheme and host are in lower case. The default
 * port, the fragment and tracking parameters ({@code utm_*}, {@code fbclid},
 * {@code gclid}) are removed. Everything else is kept as written.
 *
 * <p>
 * Parsing is as lenient as in a browser, because addresses of feeds contain spaces,
 * brackets and letters of any script. Hosts are not converted to Punycode.
 *
 * @param value the address
 * @param host the host
 */
public record CanonicalAddress(String value, String host) {

	private static final String FORBIDDEN_IN_HOST = " <>^|%\\\"`{}[]:@";

	private static final String IN_IPV6 = "0123456789abcdef:.";

	private static final int MAX_PORT = 65535;

	private static final List<String> TRACKING = List.of("fbclid", "gclid");

	/**
	 * Returns the canonical form, or an empty optional if the text is not an absolute
	 * http or https address.
	 * @param written the address as written
	 */
	public static Optional<CanonicalAddress> of(String written) {
		String address = written.strip();
		if (address.chars().anyMatch(Character::isISOControl)) {
			return Optional.empty();
		}
		if (address.regionMatches(true, 0, "https://", 0, 8)) {
			return of("https://", 443, address.substring(8));
		}
		if (address.regionMatches(true, 0, "http://", 0, 7)) {
			return of("http://", 80, address.substring(7));
		}
		return Optional.empty();
	}

	private static Optional<CanonicalAddress> of(String scheme, int defaultPort, String rest) {
		String withoutFragment = before(rest, '#');
		int end = 0;
		while (end < withoutFragment.length() && "/?".indexOf(withoutFragment.charAt(end)) < 0) {
			end++;
		}
		String authority = withoutFragment.substring(0, end);
		String user = authority.substring(0, authority.lastIndexOf('@') + 1);
		String hostAndPort = authority.substring(user.length());
		int colon = hostAndPort.indexOf(':', hostAndPort.indexOf(']') + 1);
		String host = ((colon < 0) ? hostAndPort : hostAndPort.substring(0, colon)).toLowerCase(Locale.ROOT);
		Optional<String> port = port((colon < 0) ? "" : hostAndPort.substring(colon + 1), defaultPort);
		if (!isHost(host) || user.indexOf('\\') >= 0 || port.isEmpty()) {
			return Optional.empty();
		}
		String path = before(withoutFragment.substring(end), '?');
		String query = withoutTracking(withoutFragment.substring(end + path.length()));
		return Optional.of(new CanonicalAddress(scheme + user + host + port.get() + path + query, host));
	}

	private static Optional<String> port(String written, int defaultPort) {
		if (!written.chars().allMatch((c) -> c >= '0' && c <= '9') || written.length() > 5) {
			return Optional.empty();
		}
		int port = (written.isEmpty()) ? defaultPort : Integer.parseInt(written);
		if (port > MAX_PORT) {
			return Optional.empty();
		}
		return Optional.of((port == defaultPort) ? "" : ":" + port);
	}

	private static boolean isHost(String host) {
		if (host.startsWith("[") && host.endsWith("]")) {
			return host.length() > 3
					&& host.chars().skip(1).limit(host.length() - 2L).allMatch((c) -> IN_IPV6.indexOf(c) >= 0);
		}
		return !host.isEmpty() && !host.startsWith(".") && !host.contains("..")
				&& host.chars().noneMatch((c) -> FORBIDDEN_IN_HOST.indexOf(c) >= 0 || Character.isWhitespace(c));
	}

	private static String withoutTracking(String query) {
		if (query.isEmpty()) {
			return query;
		}
		String[] parameters = query.substring(1).split("&", -1);
		String kept = Arrays.stream(parameters)
			.filter((parameter) -> !isTracking(before(parameter, '=').toLowerCase(Locale.ROOT)))
			.collect(Collectors.joining("&"));
		return (kept.isEmpty() && query.length() > 1) ? "" : "?" + kept;
	}

	private static boolean isTracking(String name) {
		return name.startsWith("utm_") || TRACKING.contains(name);
	}

	private static String before(String text, char end) {
		int index = text.indexOf(end);
		return (index < 0) ? text : text.substring(0, index);
	}

}
