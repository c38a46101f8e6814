package dev.newsgraph.documents;

/** Removes the byte order mark that some editors write at the start of a file. */
final class ByteOrderMark {

	static final char CHARACTER = '\uFEFF';

	private ByteOrderMark() {
	}

	/** Returns the text without a leading byte order mark. */
	static String strip(String text) {
		return (!text.isEmpty() && text.charAt(0) == CHARACTER) ? text.substring(1) : text;
	}

}
