package dev.newsgraph.documents;

import java.util.BitSet;

/**
 * Replaces the characters that only YAML 1.1 treats as line breaks (U+0085, U+2028,
 * U+2029) with private-use characters that do not occur in the text, and restores them
 * after parsing. The characters thus reach the graph as written.
 */
final class SeparatorMask {

	private static final String SEPARATORS = "\u0085\u2028\u2029";

	private static final char FIRST_PRIVATE = '\uE000';

	private static final char LAST_PRIVATE = '\uF8FF';

	private final String masked;

	private final String placeholders;

	private SeparatorMask(String masked, String placeholders) {
		this.masked = masked;
		this.placeholders = placeholders;
	}

	/** Creates a mask for a text. */
	static SeparatorMask of(String text) {
		if (SEPARATORS.chars().allMatch((c) -> text.indexOf(c) < 0)) {
			return new SeparatorMask(text, "");
		}
		BitSet used = usedPrivateCharacters(text);
		StringBuilder placeholders = new StringBuilder();
		for (int i = used.nextClearBit(FIRST_PRIVATE); placeholders.length() < SEPARATORS.length(); i = used
			.nextClearBit(i + 1)) {
			if (i > LAST_PRIVATE) {
				return new SeparatorMask(text, "");
			}
			placeholders.append((char) i);
		}
		return new SeparatorMask(replaceEach(text, SEPARATORS, placeholders.toString()), placeholders.toString());
	}

	/** Returns the text to parse. It has the length of the original text. */
	String masked() {
		return this.masked;
	}

	/** Returns a scalar of the parsed text with the original characters. */
	String restore(String scalar) {
		return (this.placeholders.isEmpty()) ? scalar : replaceEach(scalar, this.placeholders, SEPARATORS);
	}

	private static BitSet usedPrivateCharacters(String text) {
		BitSet used = new BitSet();
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c >= FIRST_PRIVATE && c <= LAST_PRIVATE) {
				used.set(c);
			}
			else if (c == '\\' && text.startsWith("u", i + 1)) {
				setEscaped(used, text, i + 2, 4);
			}
			else if (c == '\\' && text.startsWith("U", i + 1)) {
				setEscaped(used, text, i + 2, 8);
			}
		}
		return used;
	}

	private static void setEscaped(BitSet used, String text, int start, int length) {
		int value = 0;
		for (int i = start; i < Math.min(start + length, text.length()); i++) {
			value = value * 16 + Math.max(0, Character.digit(text.charAt(i), 16));
		}
		if (value >= FIRST_PRIVATE && value <= LAST_PRIVATE) {
			used.set(value);
		}
	}

	private static String replaceEach(String text, String from, String to) {
		String replaced = text;
		for (int i = 0; i < from.length(); i++) {
			replaced = replaced.replace(from.charAt(i), to.charAt(i));
		}
		return replaced;
	}

}
