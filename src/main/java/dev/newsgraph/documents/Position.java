package dev.newsgraph.documents;

/**
 * A place in a file.
 *
 * @param line from 1; 0 for the file as a whole
 * @param column from 1, in characters (code points); 0 for the file as a whole
 */
record Position(int line, int column) {

	static final Position WHOLE_FILE = new Position(0, 0);

	static final Position START = new Position(1, 1);

	/** The place that follows the text when the text is how the file begins. */
	static Position after(CharSequence text) {
		int line = 1;
		int column = 1;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '\n' || (c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n'))) {
				line++;
				column = 1;
			}
			else if (c != '\r' && c != ByteOrderMark.CHARACTER && !Character.isLowSurrogate(c)) {
				column++;
			}
		}
		return new Position(line, column);
	}

}
