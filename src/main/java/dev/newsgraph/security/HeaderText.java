package dev.newsgraph.security;

import java.util.regex.Pattern;

/**
 * Which names and values of headers are allowed: those that Spring Security allows by
 * default. It checks both at each access to a header, and nearly all of them consist of
 * printable characters of ASCII.
 */
final class HeaderText {

	/** As in Spring Security. */
	private static final Pattern NAME = Pattern.compile("[\\p{IsAssigned}&&[^\\p{IsControl}]]*");

	/** As in Spring Security. */
	private static final Pattern VALUE = Pattern.compile("[\\p{IsAssigned}&&[[^\\p{IsControl}]||\\t]]*");

	private HeaderText() {
	}

	static boolean isName(String text) {
		return isPrintable(text) || NAME.matcher(text).matches();
	}

	static boolean isValue(String text) {
		return isPrintable(text) || VALUE.matcher(text).matches();
	}

	private static boolean isPrintable(String text) {
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			if (character < ' ' || character > '~') {
				return false;
			}
		}
		return true;
	}

}
