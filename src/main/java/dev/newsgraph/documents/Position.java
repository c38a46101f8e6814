package dev.newsgraph.documents;

/**
 * A position in a file.
 *
 * @param line the line, from 1; 0 for the file as a whole
 * @param column the column, from 1, in code points; 0 for the file as a whole
 */
record Position(int line, int column) {

	static final Position WHOLE_FILE = new Position(0, 0);

	static final Position START = new Position(1, 1);

	/** Returns the position that follows the text at the beginning of a file. */
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
