package dev.newsgraph.importing.resolution;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

/**
 * Finds the value with the highest precedence for a shared node after the current value
 * was removed. Loads the articles that refer to the node in portions of growing size, in
 * descending order of rank, and stops at the first article that gives a value.
 */
final class ContributorSearch {

	private static final int FIRST_PORTION = 16;

	private final ClaimRepository graph;

	private final Map<String, ArticleChange> changes;

	private final Map<String, @Nullable ResolvedArticle> loaded = new HashMap<>();

	ContributorSearch(ClaimRepository graph, Map<String, ArticleChange> changes) {
		this.graph = graph;
		this.changes = changes;
	}

	/**
	 * Adds the values of contributors to the precedence, until the highest value is
	 * known.
	 * @param node the key of the node
	 * @param precedence receives the values
	 * @param contributors the articles that refer to shared nodes
	 * @param mapping returns the value that an article gives, or {@code null}
	 */
	<T> void search(String node, Precedence<T> precedence, List<Contributor> contributors,
			BiFunction<Contributor, @Nullable ResolvedArticle, @Nullable Candidate<T>> mapping) {
		List<Contributor> descending = contributors.stream()
			.filter((contributor) -> contributor.node().equals(node))
			.sorted(Comparator.comparing(Contributor::rank).reversed())
			.toList();
		int from = 0;
		while (from < descending.size()) {
			// Each portion is three times as large as all before it.
			int to = Math.min(Math.max(FIRST_PORTION, 4 * from), descending.size());
			List<Contributor> portion = descending.subList(from, to);
			from = to;
			load(portion);
			for (Contributor contributor : portion) {
				Candidate<T> candidate = mapping.apply(contributor, article(contributor.article()));
				if (candidate != null) {
					precedence.add(node, candidate);
					// Articles of the batch are sorted by their rank before the batch, so
					// the search continues.
					if (!this.changes.containsKey(contributor.article())) {
						return;
					}
				}
			}
		}
	}

	private void load(List<Contributor> contributors) {
		List<String> unknown = contributors.stream()
			.map(Contributor::article)
			.filter((key) -> !this.changes.containsKey(key) && !this.loaded.containsKey(key))
			.distinct()
			.sorted()
			.toList();
		if (!unknown.isEmpty()) {
			this.loaded.putAll(this.graph.articles(unknown));
		}
	}

	private @Nullable ResolvedArticle article(String key) {
		ArticleChange change = this.changes.get(key);
		return (change != null) ? change.after() : this.loaded.get(key);
	}

}
