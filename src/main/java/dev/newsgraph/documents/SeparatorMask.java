package dev.newsgraph.documents;

import java.util.BitSet;

/**
 * Hides the characters that YAML 1.1 alone takes for line breaks (U+0085, U+2028, U+2029)
 * behind private-use characters the text does not hold, so that they reach the graph as
 * written.
 */
final class SeparatorMask {

	private static final String SEPARATORS = "\u0085\u2028\u2029";

	private static final char FIRST_PRIVATE = '\uE000';

	private static final char LAST_PRIVATE = '\uF8FF';

	private final String masked;

	private final String standIns;

	private SeparatorMask(String masked, String standIns) {
		this.masked = masked;
		this.standIns = standIns;
	}

	static SeparatorMask of(String text) {
		if (SEPARATORS.chars().allMatch((c) -> text.indexOf(c) < 0)) {
			return new SeparatorMask(text, "");
		}
		BitSet used = usedPrivateCharacters(text);
		StringBuilder standIns = new StringBuilder();
		for (int i = used.nextClearBit(FIRST_PRIVATE); standIns.length() < SEPARATORS.length(); i = used
			.nextClearBit(i + 1)) {
			if (i > LAST_PRIVATE) {
				return new SeparatorMask(text, "");
			}
			standIns.append((char) i);
		}
		return new SeparatorMask(exchange(text, SEPARATORS, standIns.toString()), standIns.toString());
	}

	/** The text to parse, of the same length as the original. */
	String masked() {
		return this.masked;
	}

	/** A scalar of the parsed text, as it was before. */
	String restore(String scalar) {
		return (this.standIns.isEmpty()) ? scalar : exchange(scalar, this.standIns, SEPARATORS);
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

	private static String exchange(String text, String from, String to) {
		String exchanged = text;
		for (int i = 0; i < from.length(); i++) {
			exchanged = exchanged.replace(from.charAt(i), to.charAt(i));
		}
		return exchanged;
	}

}
