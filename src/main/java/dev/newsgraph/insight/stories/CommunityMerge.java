package dev.newsgraph.insight.stories;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Joins communities whose articles are on average as near to each other as those of a
 * story. A story of more articles than an article is compared with consists of several
 * communities before.
 */
final class CommunityMerge {

	/** Articles of a community that are compared with those of another one. */
	private static final int MAX_COMPARED = 64;

	private final ComponentGraph graph;

	private final double threshold;

	private final List<int[]> members;

	private final List<TreeSet<Integer>> linked = new ArrayList<>();

	private final PriorityQueue<Join> joins = new PriorityQueue<>(
			Comparator.comparingDouble(Join::weight).reversed().thenComparing(Join::first).thenComparing(Join::second));

	private CommunityMerge(ComponentGraph graph, double threshold, List<int[]> members) {
		this.graph = graph;
		this.threshold = threshold;
		this.members = members;
		members.forEach((community) -> this.linked.add(new TreeSet<>()));
	}

	/**
	 * Joins communities.
	 * @param graph the graph
	 * @param communities the number of the community of each article
	 * @param threshold the mean weight between two communities at which they are joined
	 * @return the articles of each community, ascending
	 */
	static List<int[]> of(ComponentGraph graph, int[] communities, double threshold) {
		List<List<Integer>> members = new ArrayList<>();
		for (int article = 0; article < communities.length; article++) {
			while (members.size() <= communities[article]) {
				members.add(new ArrayList<>());
			}
			members.get(communities[article]).add(article);
		}
		CommunityMerge merge = new CommunityMerge(graph, threshold, new ArrayList<>(
				members.stream().map((list) -> list.stream().mapToInt(Integer::intValue).toArray()).toList()));
		merge.link(communities);
		merge.run();
		return merge.members.stream().filter((community) -> community.length > 0).toList();
	}

	private void link(int[] communities) {
		for (int edge = 0; edge < this.graph.edges(); edge++) {
			int first = communities[this.graph.first(edge)];
			int second = communities[this.graph.second(edge)];
			if (first != second && this.graph.weight(edge) >= this.threshold) {
				this.linked.get(first).add(second);
				this.linked.get(second).add(first);
			}
		}
		for (int community = 0; community < this.members.size(); community++) {
			for (int other : this.linked.get(community).tailSet(community)) {
				consider(community, other);
			}
		}
	}

	private void run() {
		while (!this.joins.isEmpty()) {
			Join best = this.joins.remove();
			int[] first = this.members.get(best.first());
			int[] second = this.members.get(best.second());
			// A community that has grown since then has later entries of its own.
			if (first.length == best.firstSize() && second.length == best.secondSize()) {
				join(best.first(), best.second());
			}
		}
	}

	private void join(int target, int source) {
		this.members.set(target,
				IntStream.concat(IntStream.of(this.members.get(target)), IntStream.of(this.members.get(source)))
					.sorted()
					.toArray());
		this.members.set(source, new int[0]);
		TreeSet<Integer> others = this.linked.get(target);
		others.addAll(this.linked.get(source));
		others.remove(target);
		others.remove(source);
		this.linked.get(source).forEach((other) -> this.linked.get(other).remove(source));
		this.linked.set(source, new TreeSet<>());
		for (int other : others) {
			this.linked.get(other).add(target);
			consider(Math.min(target, other), Math.max(target, other));
		}
	}

	private void consider(int first, int second) {
		int[] one = this.members.get(first);
		int[] other = this.members.get(second);
		double weight = mean(compared(one), compared(other));
		if (weight >= this.threshold) {
			this.joins.add(new Join(first, one.length, second, other.length, weight));
		}
	}

	private double mean(int[] some, int[] others) {
		double sum = 0;
		for (int article : some) {
			for (int other : others) {
				sum += this.graph.between(article, other);
			}
		}
		return sum / ((long) some.length * others.length);
	}

	/** Returns all articles of a community, or as many of them at equal distances. */
	static int[] compared(int[] community) {
		int size = Math.min(community.length, MAX_COMPARED);
		return IntStream.range(0, size).map((i) -> community[(int) ((long) i * community.length / size)]).toArray();
	}

	/**
	 * Two communities that can be joined.
	 *
	 * @param first the smaller number of a community
	 * @param firstSize its number of articles
	 * @param second the greater number
	 * @param secondSize its number of articles
	 * @param weight the mean weight between their articles
	 */
	private record Join(int first, int firstSize, int second, int secondSize, double weight) {
	}

}
