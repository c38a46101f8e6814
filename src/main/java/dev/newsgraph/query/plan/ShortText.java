package dev.newsgraph.query.plan;

import java.util.Locale;

/** Shortens texts that contain input of a client, for messages. */
public final class ShortText {

	/** Number of characters above which a text is shortened. */
	private static final int LONG = 200;

	/** The same for a message of graphql-java, which has long sentences of its own. */
	private static final int LONG_MESSAGE = 250;

	/** The same for an id, whose characters mean nothing to a person. */
	private static final int LONG_ID = 60;

	private static final int ID_BEGINNING = 20;

	private static final int BEGINNING = 150;

	private static final int END = 40;

	private ShortText() {
	}

	/**
	 * Returns the text, or the beginning and the end of a long one. Halves of characters
	 * are replaced, because they cannot be written.
	 */
	public static String of(String text) {
		return shortened(text, LONG);
	}

	/** Returns a message of graphql-java, or the beginning and the end of a long one. */
	public static String ofMessage(String message) {
		return shortened(message, LONG_MESSAGE);
	}

	/**
	 * Returns an id in quotation marks, or the beginning and the length of a long one.
	 */
	static String ofId(String id) {
		return (id.length() <= LONG_ID) ? "'" + of(id) + "'"
				: String.format(Locale.ROOT, "'%s…' (%,d characters)", of(id.substring(0, ID_BEGINNING)), id.length());
	}

	private static String shortened(String text, int most) {
		String part = (text.length() <= most) ? text
				: text.substring(0, BEGINNING) + " … " + text.substring(text.length() - END);
		StringBuilder whole = new StringBuilder(part.length());
		part.codePoints()
			.map((c) -> (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) ? '\uFFFD' : c)
			.forEach(whole::appendCodePoint);
		return whole.toString();
	}

}
