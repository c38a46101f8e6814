package dev.newsgraph.observability;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Short names of statements. */
final class StatementIds {

	private static final int BYTES = 6;

	private static final Pattern FIRST_WORD = Pattern.compile("^(?:\\s|//[^\\n]*\\n)*(\\w+)");

	private static final Pattern LABEL = Pattern.compile("\\(\\w*:`?(\\w+)");

	private StatementIds() {
	}

	/**
	 * Returns the id of a statement: the first 12 hexadecimal digits of the SHA-256 of
	 * its text.
	 */
	static String of(String text) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest, 0, BYTES);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Returns the first clause of a statement and its first label, such as MATCH Article.
	 */
	static String summary(String text) {
		Matcher word = FIRST_WORD.matcher(text);
		Matcher label = LABEL.matcher(text);
		return (word.find() ? word.group(1) : "") + (label.find() ? " " + label.group(1) : "");
	}

}
