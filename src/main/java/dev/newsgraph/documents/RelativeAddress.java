package dev.newsgraph.documents;

import dev.newsgraph.identity.CanonicalAddress;

/**
 * Resolves relative addresses. Only a text that begins with {@code /}, {@code ./} or
 * {@code ../} is relative, because {@code example.com/news} is more likely an address
 * without {@code https://}.
 */
final class RelativeAddress {

	private RelativeAddress() {
	}

	/** Returns whether the text is a relative address. */
	static boolean isRelative(String text) {
		String written = text.strip();
		return written.startsWith("/") || written.startsWith("./") || written.startsWith("../");
	}

	/**
	 * Returns the absolute address.
	 * @param base the address of the site, without query and fragment
	 * @param text a relative address
	 */
	static String resolve(String base, String text) {
		String written = text.strip();
		int authority = base.indexOf("://") + 3;
		if (written.startsWith("//")) {
			return base.substring(0, authority) + written.substring(2);
		}
		int slash = base.indexOf('/', authority);
		String origin = (slash < 0) ? base : base.substring(0, slash);
		String folder = (slash < 0) ? "/" : base.substring(slash, base.lastIndexOf('/') + 1);
		int end = pathEnd(written);
		String path = written.startsWith("/") ? written.substring(0, end) : folder + written.substring(0, end);
		return origin + CanonicalAddress.withoutDotSegments(path) + written.substring(end);
	}

	private static int pathEnd(String written) {
		int end = 0;
		while (end < written.length() && written.charAt(end) != '?' && written.charAt(end) != '#') {
			end++;
		}
		return end;
	}

}
