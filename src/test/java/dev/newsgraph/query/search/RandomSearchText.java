package dev.newsgraph.query.search;

import java.util.List;
import java.util.Random;

/** Texts that a person, or a cat on the keyboard, may search for. */
public final class RandomSearchText {

	private static final List<String> PIECES = List.of("robots", "open", "AI", "the", "AND", "OR", "NOT", "TO", "&&",
			"||", "!", "+", "-", "*", "?", "~", "~2", "^", "^9", "^-1", ":", "title:", "/", "/a.*/", "\\", "\\\\",
			"\\u", "\\u00", "\"", "\"\"", "'", "(", ")", "[", "]", "{", "}", "[a TO z]", "{a TO *}", "<", ">", "=", "@",
			"#", "$", "$0", "%", ",", ".", "..", ";", "_", "`", "|", "\u201c", "\u201d", "\u00ab", "\u00bb", "\u2026",
			" ", " ", " ", "\t", "\n", "\u00a0", "\u3000", "\u0000", "\u0007", "\u200b", "\u200d", "\ufeff", "\ufffe",
			"\u0301", "\u00e9", "\u00df", "\u0130", "\u2474", "\u00bd", "\ufb01", "\u65e5\u672c", "\u30c6\u30b9\u30c8",
			"\ud55c\uad6d", "\u0e44\u0e17\u0e22", "\u05e9\u05dc\u05d5\u05dd", "\u0639\u0631\u0628\u064a", "\u202e",
			"\ud83d\ude00", "\ud83d\udc68\u200d\ud83d\udc69", "\ud83d", "\ude00", "\ud835\udd38", "0", "007", "1.5",
			"x".repeat(300));

	private RandomSearchText() {
	}

	public static String next(Random random) {
		StringBuilder text = new StringBuilder();
		for (int length = random.nextInt(12); length > 0; length--) {
			text.append(PIECES.get(random.nextInt(PIECES.size())));
			if (random.nextInt(10) == 0) {
				text.append((char) random.nextInt(0x10000));
			}
		}
		return text.length() > 900 ? text.substring(0, 900) : text.toString();
	}

}
