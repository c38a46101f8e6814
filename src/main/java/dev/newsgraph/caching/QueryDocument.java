package dev.newsgraph.caching;

import java.util.Set;

/**
 * Tells documents that contain only queries from others before they are parsed. So a
 * mutation or a subscription never waits for another request, and is never looked up.
 */
final class QueryDocument {

	private static final Set<String> OTHERS = Set.of("mutation", "subscription");

	private static final String BLOCK = "\"\"\"";

	private QueryDocument() {
	}

	/**
	 * Returns whether no definition of the document begins with {@code mutation} or
	 * {@code subscription}. A document that uses one of these words as the name of an
	 * operation or of a fragment counts as if it did.
	 */
	static boolean isQueryOnly(String text) {
		int depth = 0;
		int i = 0;
		while (i < text.length()) {
			char character = text.charAt(i);
			if (character == '#') {
				i = endOfLine(text, i);
			}
			else if (character == '"') {
				i = endOfString(text, i);
			}
			else if (isName(character)) {
				int end = i + 1;
				while (end < text.length() && isName(text.charAt(end))) {
					end++;
				}
				if (depth == 0 && OTHERS.contains(text.substring(i, end))) {
					return false;
				}
				i = end;
			}
			else {
				depth += switch (character) {
					case '{', '(', '[' -> 1;
					case '}', ')', ']' -> -1;
					default -> 0;
				};
				i++;
			}
		}
		return depth == 0;
	}

	private static boolean isName(char character) {
		return character == '_' || (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z')
				|| (character >= '0' && character <= '9');
	}

	private static int endOfLine(String text, int start) {
		int i = start;
		while (i < text.length() && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
			i++;
		}
		return i;
	}

	private static int endOfString(String text, int start) {
		if (text.startsWith(BLOCK, start)) {
			int i = start + BLOCK.length();
			while (i < text.length() && !text.startsWith(BLOCK, i)) {
				i += text.startsWith("\\" + BLOCK, i) ? 1 + BLOCK.length() : 1;
			}
			return i + BLOCK.length();
		}
		int i = start + 1;
		while (i < text.length() && text.charAt(i) != '"') {
			i += (text.charAt(i) == '\\') ? 2 : 1;
		}
		return i + 1;
	}

}
