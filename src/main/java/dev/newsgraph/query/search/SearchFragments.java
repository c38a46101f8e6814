package dev.newsgraph.query.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.newsgraph.query.search.SearchHighlight.Range;
import dev.newsgraph.query.search.SearchMatches.Match;

/**
 * Creates the highlights of a text: the fragments that match the most different search
 * terms, in text order.
 */
public final class SearchFragments {

	/**
	 * Length of a fragment in UTF-16 code units. Fragments are longer when a match is
	 * longer, and are cut at word boundaries.
	 */
	static final int FRAGMENT_LENGTH = 160;

	/** Maximum number of fragments of a field. */
	static final int MAX_FRAGMENTS = 3;

	private final SearchMatches search;

	/** Creates the fragments of a search. */
	public SearchFragments(SearchText search) {
		this.search = new SearchMatches(search);
	}

	/** Returns the whole text as one highlight, or an empty list if no term matches. */
	public List<SearchHighlight> whole(String field, String text) {
		List<Match> matches = this.search.find(text);
		return matches.isEmpty() ? List.of() : List.of(highlight(field, text, 0, text.length(), matches));
	}

	/** Returns the best fragments of a text, or an empty list if no term matches. */
	public List<SearchHighlight> best(String field, String text) {
		List<Match> matches = this.search.find(text);
		List<Group> chosen = groups(matches).stream()
			.sorted(Comparator.comparingInt(Group::terms).reversed().thenComparing(Group::start))
			.limit(MAX_FRAGMENTS)
			.sorted(Comparator.comparingInt(Group::start))
			.toList();
		List<SearchHighlight> fragments = new ArrayList<>();
		TextCut cut = new TextCut(text);
		int lowerBound = 0;
		for (int i = 0; i < chosen.size(); i++) {
			Group group = chosen.get(i);
			int upperBound = (i + 1 < chosen.size()) ? chosen.get(i + 1).start() : text.length();
			int around = Math.max(0, FRAGMENT_LENGTH - (group.end() - group.start())) / 2;
			int before = Math.min(around, group.start() - lowerBound);
			int after = Math.min(2 * around - before, upperBound - group.end());
			before = Math.min(2 * around - after, group.start() - lowerBound);
			int start = cut.before(group.start() - before, lowerBound, group.start());
			int end = cut.after(group.end() + after, upperBound, group.end());
			fragments.add(highlight(field, text, start, end, matches));
			lowerBound = end;
		}
		return fragments;
	}

	// Groups the matches that fit into one fragment, starting at the first match.
	private static List<Group> groups(List<Match> matches) {
		List<Group> groups = new ArrayList<>();
		for (int i = 0; i < matches.size();) {
			int start = matches.get(i).start();
			int end = matches.get(i).end();
			Set<Integer> terms = new HashSet<>();
			for (; i < matches.size() && (terms.isEmpty() || matches.get(i).end() - start <= FRAGMENT_LENGTH); i++) {
				end = matches.get(i).end();
				terms.add(matches.get(i).term());
			}
			groups.add(new Group(start, end, terms.size()));
		}
		return groups;
	}

	private static SearchHighlight highlight(String field, String text, int start, int end, List<Match> matches) {
		List<Range> ranges = matches.stream()
			.filter((match) -> match.start() >= start && match.end() <= end)
			.map((match) -> new Range(match.start() - start, match.end() - start))
			.toList();
		return new SearchHighlight(field, text.substring(start, end), ranges);
	}

	private record Group(int start, int end, int terms) {
	}

}
