package dev.newsgraph.query.search;

import java.util.List;

/** A term of a search: a word, a phrase or a prefix. */
sealed interface SearchTerm {

	/**
	 * A word, or a phrase of adjacent words.
	 *
	 * @param text words as written
	 * @param words words as the index stores them, at least one
	 */
	record Words(String text, List<IndexedWord> words) implements SearchTerm {

		public Words {
			words = List.copyOf(words);
		}

	}

	/**
	 * Matches every word with a prefix.
	 *
	 * @param start prefix in lower case, without accents
	 */
	record Prefix(String start) implements SearchTerm {
	}

}
