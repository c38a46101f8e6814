package dev.newsgraph.query.events;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of a document outside of all brackets, found without parsing it: for each
 * definition its type and its name, and {@link #SELECTION}. Directives are left out.
 *
 * @param words the words in their order
 * @param closed whether all brackets are closed
 */
public record TopLevelWords(List<String> words, boolean closed) {

	/** Stands for a selection in braces. */
	public static final String SELECTION = "{";

	private static final String BLOCK = "\"\"\"";

	/** Returns the words of a document. */
	public static TopLevelWords of(String text) {
		List<String> words = new ArrayList<>(4);
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
				if (depth == 0 && (i == 0 || text.charAt(i - 1) != '@')) {
					words.add(text.substring(i, end));
				}
				i = end;
			}
			else {
				if (depth == 0 && character == '{') {
					words.add(SELECTION);
				}
				depth += switch (character) {
					case '{', '(', '[' -> 1;
					case '}', ')', ']' -> -1;
					default -> 0;
				};
				i++;
			}
		}
		return new TopLevelWords(words, depth == 0);
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
