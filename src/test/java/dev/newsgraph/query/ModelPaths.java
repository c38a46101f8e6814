package dev.newsgraph.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.newsgraph.query.ModelGraph.Article;
import dev.newsgraph.query.ModelGraph.Direction;

/** Traverses the relations of a model step by step. */
record ModelPaths(ModelGraph graph) {

	/** Returns every article within a depth once, at its shortest distance. */
	List<Reached> network(Article from, Direction direction, int depth) {
		List<Reached> reached = new ArrayList<>();
		shortest(from, direction, depth).forEach((article, walks) -> {
			List<Article> via = walks.stream()
				.flatMap((walk) -> walk.subList(1, walk.size() - 1).stream())
				.distinct()
				.sorted(Comparator.comparing(Article::key))
				.toList();
			reached.add(new Reached(article, walks.getFirst().size() - 1, walks.size(), via));
		});
		return reached;
	}

	/** Returns the shortest paths between two articles in order. */
	List<List<Article>> chains(Article from, Article to, int maxLength) {
		List<List<Article>> chains = new ArrayList<>(
				shortest(from, Direction.BOTH, maxLength).getOrDefault(to, List.of()));
		chains.sort((one, other) -> {
			int i = 0;
			while (i < one.size() - 1 && one.get(i).equals(other.get(i))) {
				i++;
			}
			return one.get(i).key().compareTo(other.get(i).key());
		});
		return chains;
	}

	/** Returns the shortest paths to every other article. */
	private Map<Article, List<List<Article>>> shortest(Article from, Direction direction, int depth) {
		Map<Article, List<List<Article>>> all = new LinkedHashMap<>();
		Map<Article, List<List<Article>>> last = Map.of(from, List.of(List.of(from)));
		for (int distance = 1; distance <= depth; distance++) {
			Map<Article, List<List<Article>>> next = new LinkedHashMap<>();
			last.forEach((article, walks) -> {
				for (Article neighbour : this.graph.neighbours(article, direction)) {
					if (!neighbour.equals(from) && !all.containsKey(neighbour)) {
						for (List<Article> walk : walks) {
							List<Article> longer = new ArrayList<>(walk);
							longer.add(neighbour);
							next.computeIfAbsent(neighbour, (key) -> new ArrayList<>()).add(longer);
						}
					}
				}
			});
			all.putAll(next);
			last = next;
		}
		return all;
	}

	/** An article and how it is reached. */
	record Reached(Article article, int distance, int pathCount, List<Article> via) {
	}

}
