package dev.newsgraph.identity;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Decodes Punycode (RFC 3492), the form of a host label with characters outside ASCII.
 * {@link java.net.IDN} is not used, because it implements IDNA 2003, where
 * {@code straße.de} and {@code strasse.de} are one host; they are two for a browser.
 */
final class Punycode {

	private static final String PREFIX = "xn--";

	/** The maximum length of a label in the domain name system. */
	private static final int MAX_LENGTH = 63;

	private static final int BASE = 36;

	private static final int T_MIN = 1;

	private static final int T_MAX = 26;

	private Punycode() {
	}

	/** Returns whether a label, in lower case, claims to be encoded. */
	static boolean isEncoded(String label) {
		return label.startsWith(PREFIX) && label.length() <= MAX_LENGTH && label.chars().allMatch((c) -> c < 0x80);
	}

	/**
	 * Returns the decoded label, or {@code null} if it is not valid.
	 * @param label a label for which {@link #isEncoded} is true
	 */
	static @Nullable String decode(String label) {
		int hyphen = label.lastIndexOf('-');
		List<Integer> decoded = new ArrayList<>();
		if (hyphen > PREFIX.length()) {
			label.substring(PREFIX.length(), hyphen).chars().forEach(decoded::add);
		}
		int at = Math.max(hyphen + 1, PREFIX.length());
		long n = 0x80;
		long i = 0;
		int bias = 72;
		while (at < label.length()) {
			long before = i;
			long weight = 1;
			for (int k = BASE;; k += BASE) {
				int digit = (at < label.length()) ? digit(label.charAt(at++)) : -1;
				i += digit * weight;
				if (digit < 0 || i > Integer.MAX_VALUE) {
					return null;
				}
				int threshold = Math.clamp(k - bias, T_MIN, T_MAX);
				if (digit < threshold) {
					break;
				}
				weight *= BASE - threshold;
				if (weight > Integer.MAX_VALUE) {
					return null;
				}
			}
			int length = decoded.size() + 1;
			bias = bias(i - before, length, before == 0);
			n += i / length;
			i %= length;
			if (n > Character.MAX_CODE_POINT || (n >= Character.MIN_SURROGATE && n <= Character.MAX_SURROGATE)) {
				return null;
			}
			decoded.add((int) i++, (int) n);
		}
		StringBuilder text = new StringBuilder();
		decoded.forEach(text::appendCodePoint);
		return text.toString();
	}

	private static int digit(char c) {
		if (c >= 'a' && c <= 'z') {
			return c - 'a';
		}
		return (c >= '0' && c <= '9') ? c - '0' + 26 : -1;
	}

	private static int bias(long delta, int length, boolean first) {
		long scaled = (first) ? delta / 700 : delta / 2;
		scaled += scaled / length;
		int k = 0;
		while (scaled > (BASE - T_MIN) * T_MAX / 2) {
			scaled /= BASE - T_MIN;
			k += BASE;
		}
		return (int) (k + (BASE - T_MIN + 1) * scaled / (scaled + 38));
	}

}
