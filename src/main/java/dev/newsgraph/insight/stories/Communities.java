package dev.newsgraph.insight.stories;

import java.util.Random;
import java.util.stream.IntStream;

import nl.cwts.networkanalysis.LeidenAlgorithm;
import nl.cwts.networkanalysis.Network;
import nl.cwts.util.LargeDoubleArray;
import nl.cwts.util.LargeIntArray;

/** The communities of a graph of articles by the Leiden algorithm. */
final class Communities {

	/** The same graph gives the same communities in each run. */
	private static final long SEED = 2026;

	private static final int ITERATIONS = 20;

	private Communities() {
	}

	/** Returns the number of the community of each article. */
	static int[] of(ComponentGraph graph, double resolution) {
		if (isOne(graph, resolution)) {
			return new int[graph.articles()];
		}
		LargeIntArray first = new LargeIntArray(graph.edges());
		LargeIntArray second = new LargeIntArray(graph.edges());
		LargeDoubleArray weights = new LargeDoubleArray(graph.edges());
		for (int edge = 0; edge < graph.edges(); edge++) {
			first.set(edge, graph.first(edge));
			second.set(edge, graph.second(edge));
			weights.set(edge, graph.weight(edge));
		}
		Network network = new Network(graph.articles(), false, new LargeIntArray[] { first, second }, weights, false,
				false);
		return new LeidenAlgorithm(resolution, ITERATIONS, LeidenAlgorithm.DEFAULT_RANDOMNESS, new Random(SEED))
			.findClustering(network)
			.getClusters();
	}

	/** If all pairs are near enough, no other communities are better. */
	private static boolean isOne(ComponentGraph graph, double resolution) {
		return graph.edges() == (long) graph.articles() * (graph.articles() - 1) / 2
				&& IntStream.range(0, graph.edges()).allMatch((edge) -> graph.weight(edge) >= resolution);
	}

}
