package dev.newsgraph.query.search;

import java.text.BreakIterator;
import java.util.Locale;

/**
 * Finds offsets at which a text can be cut: between words, or otherwise between
 * characters.
 */
final class TextCut {

	private static final int MAX_DISTANCE = 40;

	private final String text;

	TextCut(String text) {
		this.text = text;
	}

	/**
	 * Returns the start offset of a fragment: the preferred offset or a following word
	 * start.
	 * @param preferred preferred offset
	 * @param first lowest allowed offset
	 * @param last highest allowed offset
	 */
	int before(int preferred, int first, int last) {
		int start = (preferred <= first) ? first : Math.min(last, boundary(preferred));
		for (int i = Math.max(1, preferred); preferred > first && i < Math.min(last, preferred + MAX_DISTANCE); i++) {
			if (isStart(i)) {
				return i;
			}
		}
		while (start < last && Character.isWhitespace(this.text.charAt(start)) && !isMark(start + 1)) {
			start++;
		}
		return start;
	}

	/**
	 * Returns the end offset of a fragment: the preferred offset or a preceding word end.
	 * @param preferred preferred offset
	 * @param last highest allowed offset
	 * @param first lowest allowed offset
	 */
	int after(int preferred, int last, int first) {
		int end = (preferred >= last) ? last : Math.max(first, boundary(preferred));
		for (int i = preferred; preferred < last && i > Math.max(first, preferred - MAX_DISTANCE); i--) {
			if (isEnd(i)) {
				return i;
			}
		}
		while (end > first && Character.isWhitespace(this.text.charAt(end - 1))) {
			end--;
		}
		return end;
	}

	private boolean isStart(int place) {
		return Character.isWhitespace(this.text.charAt(place - 1)) && !Character.isWhitespace(this.text.charAt(place))
				&& !isMark(place);
	}

	private boolean isEnd(int place) {
		return Character.isWhitespace(this.text.charAt(place)) && !Character.isWhitespace(this.text.charAt(place - 1));
	}

	// A combining mark belongs to the preceding character, even to a blank.
	private boolean isMark(int place) {
		return place < this.text.length() && switch (Character.getType(this.text.codePointAt(place))) {
			case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK,
					Character.FORMAT ->
				true;
			default -> false;
		};
	}

	// Returns the first boundary between user-perceived characters at or after the
	// offset.
	private int boundary(int place) {
		int from = Math.max(0, place - 1);
		while (from > Math.max(0, place - 2 * MAX_DISTANCE) && this.text.charAt(from) > ' ') {
			from--;
		}
		int to = Math.min(this.text.length(), place + 2 * MAX_DISTANCE);
		BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
		characters.setText(this.text.substring(from, to));
		int offset = place - from;
		return from + (characters.isBoundary(offset) ? offset : characters.following(offset));
	}

}
