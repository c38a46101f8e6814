package dev.newsgraph.trusted;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The SHA-256 of the text of a document, as ids contain it. */
final class DocumentHash {

	/** The beginning of ids that contain a hash. */
	static final String PREFIX = "sha256:";

	private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

	private DocumentHash() {
	}

	/** Returns the hash of a text in UTF-8: 64 hexadecimal digits in lower case. */
	static String of(String text) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256.", ex);
		}
	}

	/** Returns whether an id contains a hash, with the prefix or without it. */
	static boolean isIn(String id) {
		return id.startsWith(PREFIX) || isHash(id);
	}

	/** Returns whether a text has the form of a hash. */
	static boolean isHash(String text) {
		return HEX.matcher(text).matches();
	}

}
