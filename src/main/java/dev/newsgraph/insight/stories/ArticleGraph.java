package dev.newsgraph.insight.stories;

import java.util.Arrays;

/**
 * The graph of articles that is grouped: an edge for each pair that was compared, whose
 * weight is the nearness of both articles as a part of how near their other neighbours
 * are. So short texts, whose nearness is small, form stories as long texts do.
 */
final class ArticleGraph {

	private final Nearness nearness;

	private final long[] pairs;

	private final double[] weights;

	private final double[] scales;

	private ArticleGraph(Nearness nearness, long[] pairs, double[] weights, double[] scales) {
		this.nearness = nearness;
		this.pairs = pairs;
		this.weights = weights;
		this.scales = scales;
	}

	/** Compares the pairs of articles. */
	static ArticleGraph of(int articles, long[] pairs, Nearness nearness, StorySettings settings) {
		double[] weights = new double[pairs.length];
		double[][] nearest = new double[articles][settings.neighbours()];
		for (int i = 0; i < pairs.length; i++) {
			weights[i] = nearness.of(Candidates.first(pairs[i]), Candidates.second(pairs[i]));
			insert(nearest[Candidates.first(pairs[i])], weights[i]);
			insert(nearest[Candidates.second(pairs[i])], weights[i]);
		}
		double[] scales = Arrays.stream(nearest)
			.mapToDouble((values) -> Math.sqrt(Math.max(settings.scale(), Arrays.stream(values).average().orElse(0))))
			.toArray();
		ArticleGraph graph = new ArticleGraph(nearness, pairs, weights, scales);
		for (int i = 0; i < pairs.length; i++) {
			weights[i] = graph.scaled(Candidates.first(pairs[i]), Candidates.second(pairs[i]), weights[i]);
		}
		return graph;
	}

	/** Keeps the greatest values, in ascending order. */
	private static void insert(double[] greatest, double value) {
		int place = 0;
		while (place < greatest.length && greatest[place] < value) {
			if (place > 0) {
				greatest[place - 1] = greatest[place];
			}
			place++;
		}
		if (place > 0) {
			greatest[place - 1] = value;
		}
	}

	private double scaled(int first, int second, double near) {
		return near / (this.scales[first] * this.scales[second]);
	}

	/** Returns the number of articles. */
	int articles() {
		return this.scales.length;
	}

	/** Returns the number of edges. */
	int edges() {
		return this.pairs.length;
	}

	int first(int edge) {
		return Candidates.first(this.pairs[edge]);
	}

	int second(int edge) {
		return Candidates.second(this.pairs[edge]);
	}

	double weight(int edge) {
		return this.weights[edge];
	}

	/** Returns the weight between two articles, which need not be a pair of the graph. */
	double between(int first, int second) {
		return scaled(first, second, this.nearness.of(first, second));
	}

}
