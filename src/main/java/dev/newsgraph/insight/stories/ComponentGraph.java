package dev.newsgraph.insight.stories;

import java.util.Arrays;

/** The edges between the articles of a component. */
final class ComponentGraph {

	private final ArticleGraph graph;

	private final IndexedArticle[] articles;

	private final int[] edges;

	private final double[] weights;

	private ComponentGraph(ArticleGraph graph, IndexedArticle[] articles, int[] edges, double[] weights) {
		this.graph = graph;
		this.articles = articles;
		this.edges = edges;
		this.weights = weights;
	}

	/**
	 * Creates the graph.
	 * @param articles the articles, in the order of their keys
	 * @param places the place of each of them, by the number of the article; -1 for
	 * others
	 */
	static ComponentGraph of(ArticleGraph graph, IndexedArticle[] articles, int[] places) {
		int[] edges = new int[16];
		double[] weights = new double[8];
		int size = 0;
		for (int place = 0; place < articles.length; place++) {
			IndexedArticle article = articles[place];
			Pair.Collector others = new Pair.Collector();
			for (int i = 0; i < article.neighbours.length; i++) {
				if (places[article.neighbours[i]] > place && graph.weight(article, i) > 0) {
					others.add(places[article.neighbours[i]], i);
				}
			}
			for (long other : others.sorted()) {
				if (size == weights.length) {
					weights = Arrays.copyOf(weights, 2 * size);
					edges = Arrays.copyOf(edges, 4 * size);
				}
				edges[2 * size] = place;
				edges[2 * size + 1] = Pair.first(other);
				weights[size++] = graph.weight(article, Pair.second(other));
			}
		}
		return new ComponentGraph(graph, articles, Arrays.copyOf(edges, 2 * size), Arrays.copyOf(weights, size));
	}

	/** Returns the number of articles. */
	int articles() {
		return this.articles.length;
	}

	/** Returns the key of an article. */
	String key(int article) {
		return this.articles[article].key;
	}

	/** Returns the number of edges. Each of them has a positive weight. */
	int edges() {
		return this.weights.length;
	}

	int first(int edge) {
		return this.edges[2 * edge];
	}

	int second(int edge) {
		return this.edges[2 * edge + 1];
	}

	double weight(int edge) {
		return this.weights[edge];
	}

	/** Returns the weight between two articles, which need not be an edge. */
	double between(int first, int second) {
		return this.graph.between(this.articles[first], this.articles[second]);
	}

}
