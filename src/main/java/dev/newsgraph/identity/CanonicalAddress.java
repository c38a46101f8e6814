package dev.newsgraph.identity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The address of an article as a key. Addresses that open the same page of the same
 * server in a browser have one key: scheme and host are in lower case, the host has no
 * final dot and is not in Punycode, the default port is removed, an empty path is
 * {@code /}, dot segments are resolved, and each character is written in one way.
 * {@link TrackingParameters Tracking parameters} are removed. The fragment is removed
 * unless it names a page of a single-page site ({@code #!…} and {@code #/…}). Everything
 * else is kept as written.
 *
 * <p>
 * The rules are those of the URL Standard (WHATWG), and in addition those of RFC 3986 for
 * percent-encoding. The time is linear in the length of the text, and the canonical form
 * of a canonical address is that address.
 *
 * @param value the address
 * @param host the host
 */
public record CanonicalAddress(String value, String host) {

	private static final String IN_USER = ":;=@[]/?";

	private static final String IN_QUERY = "'";

	private static final String NONE = "";

	private static final String TEXT_DIRECTIVE = ":~:";

	private static final List<String> FIRST_PAGE = List.of("!", "/", "!/");

	private static final int MAX_PORT = 65535;

	/**
	 * Returns the canonical form with the default tracking parameters, or an empty
	 * optional if the text is not an absolute http or https address.
	 * @param written the address as written
	 */
	public static Optional<CanonicalAddress> of(String written) {
		return of(written, TrackingParameters.DEFAULTS);
	}

	/**
	 * Returns the canonical form, or an empty optional if the text is not an absolute
	 * http or https address.
	 * @param written the address as written
	 * @param tracking the parameters to remove
	 */
	public static Optional<CanonicalAddress> of(String written, TrackingParameters tracking) {
		Parts parts = Parts.of(written);
		return (parts != null) ? Optional.of(of(parts, tracking)) : Optional.empty();
	}

	/**
	 * Returns whether a text is an absolute http or https address, which has a canonical
	 * form.
	 * @param written the address as written
	 */
	public static boolean exists(String written) {
		return Parts.of(written) != null;
	}

	/**
	 * Returns the text without what is not part of an address: blanks around it, and tabs
	 * and line breaks within it.
	 */
	public static String trim(String written) {
		String text = written.strip();
		boolean hasBreaks = text.indexOf('\t') >= 0 || text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
		return (hasBreaks) ? text.replace("\t", "").replace("\n", "").replace("\r", "") : text;
	}

	/**
	 * Returns a part of an address with its characters as a canonical address has them.
	 */
	public static String part(String written) {
		return Escapes.normalize(written, NONE);
	}

	/**
	 * Returns the beginning of an address as a canonical address has it.
	 * @param written a scheme, a host and the beginning of a path; or less
	 */
	public static String prefix(String written) {
		String address = trim(written);
		int scheme = address.indexOf("://") + 3;
		if (scheme < 3) {
			return part(address.toLowerCase(Locale.ROOT));
		}
		int end = scheme;
		while (end < address.length() && "/\\?#".indexOf(address.charAt(end)) < 0) {
			end++;
		}
		String origin = address.substring(0, end);
		String canonical = of(origin).map((found) -> found.value().substring(0, found.value().length() - 1))
			.orElse(origin.toLowerCase(Locale.ROOT));
		return canonical + part(address.substring(end));
	}

	private static CanonicalAddress of(Parts parts, TrackingParameters tracking) {
		String path = withoutDotSegments(Escapes.normalize(parts.path().replace('\\', '/'), NONE));
		String query = withoutTracking(Escapes.normalize(parts.query(), IN_QUERY), tracking);
		return new CanonicalAddress(parts.scheme() + user(parts.user()) + parts.host() + parts.port() + path + query
				+ route(parts.fragment(), tracking), parts.host());
	}

	/**
	 * Returns whether some programs take the host to be in the path, as in
	 * {@code https://a.com\@b.com}.
	 */
	private static boolean hidesHost(String path) {
		return path.startsWith("\\") && before(path, '/').indexOf('@') >= 0;
	}

	private static String user(String user) {
		if (user.isEmpty()) {
			return "";
		}
		String text = user.substring(0, user.length() - 1);
		String name = before(text, ':');
		String password = text.substring(Math.min(text.length(), name.length() + 1));
		String both = Escapes.normalize(name, IN_USER)
				+ ((password.isEmpty()) ? "" : ":" + Escapes.normalize(password, IN_USER));
		return (both.isEmpty()) ? "" : both + "@";
	}

	/** Returns the port as it is in the address, or {@code null} if it is none. */
	private static @Nullable String port(String written, int defaultPort) {
		for (int i = 0; i < written.length(); i++) {
			if (written.charAt(i) < '0' || written.charAt(i) > '9') {
				return null;
			}
		}
		int first = 0;
		while (first < written.length() - 1 && written.charAt(first) == '0') {
			first++;
		}
		if (written.length() - first > 5) {
			return null;
		}
		int port = (written.isEmpty()) ? defaultPort : Integer.parseInt(written.substring(first));
		if (port > MAX_PORT) {
			return null;
		}
		return (port == defaultPort) ? "" : ":" + port;
	}

	/** Returns a path without the segments {@code .} and {@code ..}. */
	public static String withoutDotSegments(String path) {
		if (path.isEmpty()) {
			return "/";
		}
		if (!path.contains("/.")) {
			return path;
		}
		List<String> segments = new ArrayList<>();
		String[] written = path.substring(1).split("/", -1);
		for (int i = 0; i < written.length; i++) {
			boolean dots = written[i].equals(".") || written[i].equals("..");
			if (!dots) {
				segments.add(written[i]);
				continue;
			}
			if (written[i].equals("..") && !segments.isEmpty()) {
				segments.removeLast();
			}
			if (i == written.length - 1) {
				segments.add("");
			}
		}
		return "/" + String.join("/", segments);
	}

	private static String withoutTracking(String query, TrackingParameters tracking) {
		if (query.isEmpty()) {
			return query;
		}
		String kept = Arrays.stream(query.substring(1).split("&", -1))
			.filter((parameter) -> !tracking.contains(before(parameter, '=')))
			.collect(Collectors.joining("&"));
		return (kept.isEmpty() && query.length() > 1) ? "" : "?" + kept;
	}

	/** Returns the part of a fragment that names a page of a single-page site. */
	private static String route(String fragment, TrackingParameters tracking) {
		if (!fragment.startsWith("!") && !fragment.startsWith("/")) {
			return "";
		}
		String text = Escapes.normalize(fragment, NONE);
		int directive = text.indexOf(TEXT_DIRECTIVE);
		String page = (directive < 0) ? text : text.substring(0, directive);
		String path = before(page, '?');
		String route = path + withoutTracking(page.substring(path.length()), tracking);
		return (FIRST_PAGE.contains(route)) ? "" : "#" + route;
	}

	private static String before(String text, char end) {
		int index = text.indexOf(end);
		return (index < 0) ? text : text.substring(0, index);
	}

	/** Returns whether a text has no control characters and no unpaired surrogates. */
	private static boolean isText(String text) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (Character.isISOControl(c)) {
				return false;
			}
			if (Character.isSurrogate(c)) {
				if (Character.charCount(text.codePointAt(i)) == 1) {
					return false;
				}
				i++;
			}
		}
		return true;
	}

	/**
	 * The parts of an address.
	 *
	 * @param scheme the scheme, with what separates it
	 * @param user what is before the host, as written
	 * @param host the host in its canonical form
	 * @param port the port, with a colon, or an empty text
	 * @param path the path as written
	 * @param query the query with its question mark as written, or an empty text
	 * @param fragment the fragment as written, or an empty text
	 */
	private record Parts(String scheme, String user, String host, String port, String path, String query,
			String fragment) {

		/**
		 * Returns {@code null} if the text is not an absolute http or https address.
		 */
		static @Nullable Parts of(String written) {
			String address = trim(written);
			if (!isText(address)) {
				return null;
			}
			if (address.regionMatches(true, 0, "https://", 0, 8)) {
				return of("https://", 443, address.substring(8));
			}
			return address.regionMatches(true, 0, "http://", 0, 7) ? of("http://", 80, address.substring(7)) : null;
		}

		private static @Nullable Parts of(String scheme, int defaultPort, String rest) {
			String withoutFragment = before(rest, '#');
			String withoutQuery = before(withoutFragment, '?');
			int end = 0;
			while (end < withoutQuery.length() && "/\\".indexOf(withoutQuery.charAt(end)) < 0) {
				end++;
			}
			String authority = withoutQuery.substring(0, end);
			String path = withoutQuery.substring(end);
			String user = authority.substring(0, authority.lastIndexOf('@') + 1);
			String hostAndPort = authority.substring(user.length());
			int colon = hostAndPort.indexOf(':', hostAndPort.indexOf(']') + 1);
			String host = AddressHost.normalize((colon < 0) ? hostAndPort : hostAndPort.substring(0, colon));
			String port = CanonicalAddress.port((colon < 0) ? "" : hostAndPort.substring(colon + 1), defaultPort);
			if (host == null || port == null || hidesHost(path)) {
				return null;
			}
			return new Parts(scheme, user, host, port, path, withoutFragment.substring(withoutQuery.length()),
					rest.substring(Math.min(rest.length(), withoutFragment.length() + 1)));
		}

	}

}
