package dev.newsgraph.query.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Parses a search text: words, {@code "phrases"}, {@code prefixes*}, and {@code -} before
 * a term that must not match. All other characters separate words, so every text is
 * valid.
 */
final class SearchTextReader {

	private static final String QUOTES = "\"\u201c\u201d\u201e\u201f\u00ab\u00bb";

	private final String text;

	private final List<SearchTerm> required = new ArrayList<>();

	private final List<SearchTerm> excluded = new ArrayList<>();

	private int at;

	SearchTextReader(String text) {
		// The index removes an accent only if it is composed with its letter.
		this.text = Normalizer.normalize(withoutUnpairedSurrogates(text), Normalizer.Form.NFC);
	}

	SearchText read() {
		while (this.at < this.text.length()) {
			if (isBlank(this.text.charAt(this.at))) {
				this.at++;
			}
			else {
				term();
			}
		}
		return new SearchText(this.required, this.excluded);
	}

	private void term() {
		boolean excludes = isExclusion();
		if (excludes) {
			this.at++;
		}
		List<SearchTerm> terms = excludes ? this.excluded : this.required;
		int closing = closingQuote();
		if (closing > 0) {
			words(terms, this.text.substring(this.at + 1, closing));
			this.at = closing + 1;
			return;
		}
		int start = this.at;
		while (this.at < this.text.length() && !isBlank(this.text.charAt(this.at))) {
			this.at++;
		}
		word(terms, this.text.substring(start, this.at));
	}

	// A hyphen before a blank or another hyphen is a dash.
	private boolean isExclusion() {
		int next = this.at + 1;
		return this.text.charAt(this.at) == '-' && next < this.text.length() && !isBlank(this.text.charAt(next))
				&& this.text.charAt(next) != '-';
	}

	// An unclosed quote is treated like any other punctuation.
	private int closingQuote() {
		if (QUOTES.indexOf(this.text.charAt(this.at)) >= 0) {
			for (int i = this.at + 1; i < this.text.length(); i++) {
				if (QUOTES.indexOf(this.text.charAt(i)) >= 0) {
					return i;
				}
			}
		}
		return -1;
	}

	private void word(List<SearchTerm> terms, String chunk) {
		int end = chunk.length();
		while (end > 0 && chunk.charAt(end - 1) == '*') {
			end--;
		}
		if (end == chunk.length() || !prefix(terms, chunk.substring(0, end))) {
			words(terms, chunk);
		}
	}

	// The index has no query for a phrase that ends in a prefix.
	private static boolean prefix(List<SearchTerm> terms, String chunk) {
		List<IndexedWord> words = IndexedWords.withStopWords(chunk);
		if (words.size() != 1 || words.getFirst().end() < chunk.length()) {
			return false;
		}
		terms.add(new SearchTerm.Prefix(words.getFirst().text()));
		return true;
	}

	private static void words(List<SearchTerm> terms, String text) {
		List<IndexedWord> words = IndexedWords.of(text);
		if (!words.isEmpty()) {
			terms.add(new SearchTerm.Words(text, words));
		}
	}

	private static boolean isBlank(char unit) {
		return Character.isWhitespace(unit) || Character.isSpaceChar(unit) || Character.isISOControl(unit);
	}

	// An unpaired surrogate cannot be encoded in UTF-8.
	private static String withoutUnpairedSurrogates(String text) {
		StringBuilder result = new StringBuilder(text);
		for (int i = 0; i < result.length(); i++) {
			if (Character.isHighSurrogate(result.charAt(i)) && i + 1 < result.length()
					&& Character.isLowSurrogate(result.charAt(i + 1))) {
				i++;
			}
			else if (Character.isSurrogate(result.charAt(i))) {
				result.setCharAt(i, ' ');
			}
		}
		return result.toString();
	}

}
