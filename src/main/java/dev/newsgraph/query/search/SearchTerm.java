package dev.newsgraph.query.search;

import java.util.List;

/** What a person asks for by one word, phrase or prefix. */
sealed interface SearchTerm {

	/**
	 * One word, or several that stand side by side.
	 *
	 * @param text as the person wrote them
	 * @param words what the index holds of them, at least one
	 */
	record Words(String text, List<IndexedWord> words) implements SearchTerm {

		public Words {
			words = List.copyOf(words);
		}

	}

	/**
	 * Any word that begins so.
	 *
	 * @param start the beginning, folded and in lower case
	 */
	record Prefix(String start) implements SearchTerm {
	}

}
