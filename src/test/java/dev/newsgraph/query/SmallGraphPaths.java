package dev.newsgraph.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds all paths over the relations of the small graph in memory. */
final class SmallGraphPaths {

	private SmallGraphPaths() {
	}

	/** Returns the articles within a depth, each with its shortest paths. */
	static Map<Integer, List<List<Integer>>> network(int from, String direction, int depth) {
		Map<Integer, List<List<Integer>>> shortest = new TreeMap<>();
		for (List<Integer> walk : walks(from, direction, depth)) {
			List<List<Integer>> known = shortest.computeIfAbsent(walk.getLast(), (key) -> new ArrayList<>());
			if (known.isEmpty() || known.getFirst().size() == walk.size()) {
				known.add(walk);
			}
		}
		return shortest;
	}

	/** Returns the shortest paths between two articles in either direction, in order. */
	static List<List<Integer>> shortest(int from, int to, int maxLength) {
		List<List<Integer>> chains = new ArrayList<>(network(from, "BOTH", maxLength).getOrDefault(to, List.of()));
		chains.sort(Comparator.comparing((chain) -> chain.stream().map(SmallGraph::address).toList().toString()));
		return chains;
	}

	/** Returns the articles between the ends of paths. */
	static Set<Integer> between(List<List<Integer>> walks) {
		Set<Integer> between = new TreeSet<>();
		walks.forEach((walk) -> between.addAll(walk.subList(1, walk.size() - 1)));
		return between;
	}

	/** Returns every path of at least one relation, shorter ones first. */
	private static List<List<Integer>> walks(int from, String direction, int depth) {
		List<List<Integer>> all = new ArrayList<>();
		List<List<Integer>> last = List.of(List.of(from));
		for (int length = 1; length <= depth; length++) {
			List<List<Integer>> longer = new ArrayList<>();
			for (List<Integer> walk : last) {
				for (int next : SmallGraph.neighbours(walk.getLast(), direction)) {
					if (!walk.contains(next)) {
						List<Integer> further = new ArrayList<>(walk);
						further.add(next);
						longer.add(further);
					}
				}
			}
			all.addAll(longer);
			last = longer;
		}
		return all;
	}

}
