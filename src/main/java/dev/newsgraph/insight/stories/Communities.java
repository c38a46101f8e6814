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
		LargeIntArray first = new LargeIntArray(0);
		LargeIntArray second = new LargeIntArray(0);
		LargeDoubleArray weights = new LargeDoubleArray(0);
		for (int edge = 0; edge < graph.edges(); edge++) {
			if (graph.weight(edge) > 0) {
				first.append(graph.first(edge));
				second.append(graph.second(edge));
				weights.append(graph.weight(edge));
			}
		}
		if (weights.size() == 0) {
			return IntStream.range(0, graph.articles()).toArray();
		}
		Network network = new Network(graph.articles(), false, new LargeIntArray[] { first, second }, weights, false,
				false);
		return new LeidenAlgorithm(resolution, ITERATIONS, LeidenAlgorithm.DEFAULT_RANDOMNESS, new Random(SEED))
			.findClustering(network)
			.getClusters();
	}

}
