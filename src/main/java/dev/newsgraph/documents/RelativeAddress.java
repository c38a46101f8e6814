package dev.newsgraph.documents;

import java.util.ArrayDeque;
import java.util.Deque;

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
		return origin + withoutDots(path) + written.substring(end);
	}

	private static int pathEnd(String written) {
		int end = 0;
		while (end < written.length() && written.charAt(end) != '?' && written.charAt(end) != '#') {
			end++;
		}
		return end;
	}

	private static String withoutDots(String path) {
		Deque<String> kept = new ArrayDeque<>();
		String[] segments = path.substring(1).split("/", -1);
		for (int i = 0; i < segments.length; i++) {
			boolean isLast = i == segments.length - 1;
			switch (segments[i]) {
				case "." -> addIf(isLast, kept);
				case ".." -> {
					kept.pollLast();
					addIf(isLast, kept);
				}
				default -> kept.add(segments[i]);
			}
		}
		return "/" + String.join("/", kept);
	}

	/** A path that ends with a dot segment ends with a slash. */
	private static void addIf(boolean isLast, Deque<String> segments) {
		if (isLast) {
			segments.add("");
		}
	}

}
