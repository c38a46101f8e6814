package dev.newsgraph.identity;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The host of an address in its one form: in lower case and Unicode's compatibility form
 * (NFKC), without a final dot, with the letters of each script rather than Punycode, IP
 * addresses as a browser writes them.
 */
final class AddressHost {

	/** Exceeds the length of every host of the domain name system, also escaped. */
	private static final int MAX_LENGTH = 2048;

	private static final int MAX_ROUNDS = 4;

	private static final String FORBIDDEN = " <>^|%\\\"`{}[]:@/?#";

	/** Characters that a browser removes from a host. */
	private static final String REMOVED = "\u00AD\u034F\u180B\u180C\u180D\u180F\u200B\u2060\u2064\uFEFF";

	/** Invisible characters that the spelling of some languages needs. */
	private static final String JOINERS = "\u200C\u200D";

	private static final char IDEOGRAPHIC_FULL_STOP = '\u3002';

	private AddressHost() {
	}

	/** Returns the host, or {@code null} if the text is not a host. */
	static @Nullable String normalize(String written) {
		if (written.length() > MAX_LENGTH) {
			return null;
		}
		if (written.startsWith("[")) {
			return IpAddress.version6(written.toLowerCase(Locale.ROOT));
		}
		String host = isPlain(written) ? written.toLowerCase(Locale.ROOT) : mapped(written);
		if (host == null || host.isEmpty() || host.startsWith(".") || host.contains("..")) {
			return null;
		}
		if (host.endsWith(".")) {
			host = host.substring(0, host.length() - 1);
		}
		String unicode = (host.contains("xn--"))
				? Arrays.stream(host.split("\\.")).map(AddressHost::label).collect(Collectors.joining(".")) : host;
		if (!isPlain(unicode) && unicode.codePoints().anyMatch(AddressHost::isForbidden)) {
			return null;
		}
		return IpAddress.isVersion4(unicode) ? IpAddress.version4(unicode) : unicode;
	}

	/** Returns whether a host has only letters, digits, hyphens and dots of ASCII. */
	private static boolean isPlain(String host) {
		for (int i = 0; i < host.length(); i++) {
			char c = host.charAt(i);
			if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '-' && c <= '9' && c != '/'))) {
				return false;
			}
		}
		return true;
	}

	private static @Nullable String mapped(String host) {
		String decoded = Escapes.decodeNonAscii(host);
		return (decoded != null) ? map(decoded) : null;
	}

	private static String label(String label) {
		String decoded = Punycode.isEncoded(label) ? Punycode.decode(label) : null;
		// A label that a browser would encode in another way is kept as it is.
		return (decoded != null && isDecoded(decoded)) ? decoded : label;
	}

	private static boolean isDecoded(String label) {
		return label.chars().anyMatch((c) -> c >= 0x80) && label.equals(map(label)) && label.indexOf('.') < 0
				&& label.codePoints().noneMatch(AddressHost::isForbidden);
	}

	/**
	 * Returns the host in lower case and NFKC, or {@code null} if it has no such form.
	 */
	private static @Nullable String map(String host) {
		String mapped = host;
		for (int i = 0; i < MAX_ROUNDS; i++) {
			String next = Normalizer.normalize(lowerCase(mapped), Normalizer.Form.NFKC);
			if (next.equals(mapped)) {
				return mapped;
			}
			mapped = next;
		}
		return null;
	}

	private static String lowerCase(String host) {
		StringBuilder text = new StringBuilder(host.length());
		host.codePoints().forEach((c) -> {
			if (c == IDEOGRAPHIC_FULL_STOP) {
				text.append('.');
			}
			else if (!isRemoved(c)) {
				// One by one, because the lower case of a sigma depends on its place.
				text.append(Character.toString(c).toLowerCase(Locale.ROOT));
			}
		});
		return text.toString();
	}

	private static boolean isRemoved(int c) {
		return REMOVED.indexOf(c) >= 0 || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
	}

	private static boolean isForbidden(int c) {
		return FORBIDDEN.indexOf(c) >= 0 || (Escapes.isInvisible(c) && JOINERS.indexOf(c) < 0);
	}

}
