package dev.newsgraph.query.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the positions in a text at which the required terms of a search match. */
final class SearchMatches {

	private final Map<String, List<Integer>> wordTerms = new HashMap<>();

	private final List<Integer> prefixTerms = new ArrayList<>();

	private final List<SearchTerm> terms;

	SearchMatches(SearchText search) {
		this.terms = search.required();
		for (int i = 0; i < this.terms.size(); i++) {
			switch (this.terms.get(i)) {
				case SearchTerm.Words words ->
					this.wordTerms.computeIfAbsent(words.words().getFirst().text(), (word) -> new ArrayList<>()).add(i);
				case SearchTerm.Prefix prefix -> this.prefixTerms.add(i);
			}
		}
	}

	/** Returns the matches in text order. Overlapping matches are merged. */
	List<Match> find(String text) {
		List<IndexedWord> words = IndexedWords.of(text);
		List<Match> matches = new ArrayList<>();
		for (int i = 0; i < words.size(); i++) {
			IndexedWord word = words.get(i);
			for (int term : this.wordTerms.getOrDefault(word.text(), List.of())) {
				int last = last(((SearchTerm.Words) this.terms.get(term)).words(), words, i);
				if (last >= 0) {
					matches.add(new Match(word.start(), words.get(last).end(), term));
				}
			}
			for (int term : this.prefixTerms) {
				if (word.text().startsWith(((SearchTerm.Prefix) this.terms.get(term)).start())) {
					matches.add(new Match(word.start(), word.end(), term));
				}
			}
		}
		matches.sort(Comparator.comparingInt(Match::start));
		return merged(matches);
	}

	// Stop words of a phrase leave a gap that matches any word, as in the index.
	private static int last(List<IndexedWord> phrase, List<IndexedWord> words, int first) {
		int at = first;
		for (IndexedWord term : phrase) {
			int position = words.get(first).position() + term.position() - phrase.getFirst().position();
			while (at < words.size() && words.get(at).position() < position) {
				at++;
			}
			if (at == words.size() || words.get(at).position() != position
					|| !words.get(at).text().equals(term.text())) {
				return -1;
			}
		}
		return at;
	}

	private static List<Match> merged(List<Match> sorted) {
		List<Match> merged = new ArrayList<>();
		for (Match match : sorted) {
			Match before = merged.isEmpty() ? null : merged.getLast();
			if (before != null && match.start() < before.end()) {
				merged.set(merged.size() - 1,
						new Match(before.start(), Math.max(before.end(), match.end()), before.term()));
			}
			else {
				merged.add(match);
			}
		}
		return merged;
	}

	/**
	 * A match.
	 *
	 * @param start start offset in the text, in UTF-16 code units
	 * @param end end offset in the text, exclusive
	 * @param term index of the matching term
	 */
	record Match(int start, int end, int term) {
	}

}
