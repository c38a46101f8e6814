package dev.newsgraph.query.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the words of a text stand that a search asks for. */
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

	/** The matches in order; those that meet are one. */
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

	// Words that the index leaves out of a phrase leave a gap, in which any word may
	// stand.
	private static int last(List<IndexedWord> phrase, List<IndexedWord> words, int first) {
		int at = first;
		for (IndexedWord wanted : phrase) {
			int position = words.get(first).position() + wanted.position() - phrase.getFirst().position();
			while (at < words.size() && words.get(at).position() < position) {
				at++;
			}
			if (at == words.size() || words.get(at).position() != position
					|| !words.get(at).text().equals(wanted.text())) {
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
	 * What was found.
	 *
	 * @param start where it starts in the text, in UTF-16 units
	 * @param end where it ends
	 * @param term the number of the term that asked for it
	 */
	record Match(int start, int end, int term) {
	}

}
