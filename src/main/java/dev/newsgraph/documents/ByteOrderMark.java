package dev.newsgraph.documents;

/** The sign some editors put before a file's text; no part of it. */
final class ByteOrderMark {

	static final char CHARACTER = '\uFEFF';

	private ByteOrderMark() {
	}

	static String strip(String text) {
		return (!text.isEmpty() && text.charAt(0) == CHARACTER) ? text.substring(1) : text;
	}

}
