package dev.newsgraph.importing.resolution;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

/**
 * Finds who stands for a shared node when the one that stood was taken back: asks the
 * other articles from the greatest rank down, in growing portions, and stops at the first
 * that has something to say.
 */
final class ContributorSearch {

	private static final int FIRST_PORTION = 16;

	private final ClaimRepository graph;

	private final Map<String, ArticleChange> changes;

	private final Map<String, @Nullable ResolvedArticle> asked = new HashMap<>();

	ContributorSearch(ClaimRepository graph, Map<String, ArticleChange> changes) {
		this.graph = graph;
		this.changes = changes;
	}

	<T> void search(String node, Precedence<T> contest, List<Contributor> speakers,
			BiFunction<Contributor, @Nullable ResolvedArticle, @Nullable Candidate<T>> question) {
		List<Contributor> greatestFirst = speakers.stream()
			.filter((speaker) -> speaker.node().equals(node))
			.sorted(Comparator.comparing(Contributor::rank).reversed())
			.toList();
		int from = 0;
		while (from < greatestFirst.size()) {
			// Each portion is three times as large as all before it.
			int to = Math.min(Math.max(FIRST_PORTION, 4 * from), greatestFirst.size());
			List<Contributor> portion = greatestFirst.subList(from, to);
			from = to;
			ask(portion);
			for (Contributor speaker : portion) {
				Candidate<T> candidate = question.apply(speaker, answer(speaker.article()));
				if (candidate != null) {
					contest.offer(node, candidate);
					// Articles of the batch stand here with the rank that they had before
					// it.
					if (!this.changes.containsKey(speaker.article())) {
						return;
					}
				}
			}
		}
	}

	private void ask(List<Contributor> speakers) {
		List<String> unknown = speakers.stream()
			.map(Contributor::article)
			.filter((key) -> !this.changes.containsKey(key) && !this.asked.containsKey(key))
			.distinct()
			.sorted()
			.toList();
		if (!unknown.isEmpty()) {
			this.asked.putAll(this.graph.articles(unknown));
		}
	}

	private @Nullable ResolvedArticle answer(String key) {
		ArticleChange change = this.changes.get(key);
		return (change != null) ? change.after() : this.asked.get(key);
	}

}
