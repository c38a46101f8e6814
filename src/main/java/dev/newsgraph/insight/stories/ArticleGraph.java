package dev.newsgraph.insight.stories;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The graph of articles that is grouped: an edge for each pair that was compared, whose
 * weight is the nearness of both articles as a part of how near their other neighbours
 * are. So short texts, whose nearness is small, form stories as long texts do.
 */
final class ArticleGraph {

	private final List<IndexedArticle> articles;

	private final StorySettings settings;

	private final Nearness nearness;

	/** For each number of an article, the articles that name it as related. */
	private final int[][] naming;

	private int[] possible = new int[256];

	/**
	 * Creates a graph of the neighbours that are known.
	 * @param articles the articles by number
	 */
	ArticleGraph(List<IndexedArticle> articles, Nearness nearness, StorySettings settings) {
		this.articles = articles;
		this.nearness = nearness;
		this.settings = settings;
		int[] counts = new int[articles.size()];
		for (IndexedArticle article : articles) {
			for (int other : article.related) {
				counts[other]++;
			}
		}
		this.naming = new int[articles.size()][];
		for (IndexedArticle article : articles) {
			for (int other : article.related) {
				if (this.naming[other] == null) {
					this.naming[other] = new int[counts[other]];
				}
				this.naming[other][--counts[other]] = article.number;
			}
		}
	}

	/** Returns the articles that name an article as related. */
	int[] naming(int number) {
		int[] others = this.naming[number];
		return (others != null) ? others : IndexedArticle.NO_NUMBERS;
	}

	/**
	 * Links the articles with their new neighbours, compares pairs of which one article
	 * has changed, and finds the articles whose component can be different.
	 * @param candidates pairs of which the second article is a new candidate of the
	 * first, and the other way round, ascending
	 */
	void update(IndexChange change, long[] candidates) {
		int from = 0;
		for (int number = change.unlinked.nextSetBit(0); number >= 0; number = change.unlinked.nextSetBit(number + 1)) {
			while (from < candidates.length && Pair.first(candidates[from]) < number) {
				from++;
			}
			int to = from;
			while (to < candidates.length && Pair.first(candidates[to]) == number) {
				to++;
			}
			IndexedArticle article = this.articles.get(number);
			if (article.present) {
				link(article, candidates, from, to, change.touched);
			}
			from = to;
		}
		BitSet compared = new BitSet();
		compared.or(change.changed);
		compared.or(change.unlinked);
		BitSet scaled = (BitSet) compared.clone();
		change.changed.stream().forEach((number) -> forget(this.articles.get(number), scaled));
		Pair.Collector fresh = new Pair.Collector();
		compared.stream().forEach((number) -> compare(this.articles.get(number), change.changed, fresh));
		scaled.stream().filter((number) -> scale(this.articles.get(number))).forEach(change.touched::set);
		for (long pair : fresh.sorted()) {
			IndexedArticle article = this.articles.get(Pair.first(pair));
			touch(article, Arrays.binarySearch(article.neighbours, Pair.second(pair)), change.touched);
		}
	}

	/**
	 * A pair is new, or about to be removed. That matters if it is near, or inside of a
	 * component.
	 */
	private void touch(IndexedArticle article, int neighbour, BitSet touched) {
		IndexedArticle other = this.articles.get(article.neighbours[neighbour]);
		if ((article.component != null && article.component == other.component)
				|| weight(article, neighbour) >= this.settings.resolution()) {
			touched.set(article.number);
			touched.set(other.number);
		}
	}

	private void link(IndexedArticle article, long[] candidates, int from, int to, BitSet touched) {
		int[] naming = naming(article.number);
		int size = article.neighbours.length + article.candidates.length + article.related.length + naming.length + to
				- from;
		this.possible = (this.possible.length < size) ? new int[2 * size] : this.possible;
		int end = append(0, article.neighbours);
		end = append(end, article.candidates);
		end = append(end, article.related);
		end = append(end, naming);
		for (int i = from; i < to; i++) {
			this.possible[end++] = Pair.second(candidates[i]);
		}
		Arrays.sort(this.possible, 0, end);
		int different = 0;
		for (int i = 0; i < end; i++) {
			int other = this.possible[i];
			if ((different == 0 || this.possible[different - 1] != other)
					&& isPair(article, this.articles.get(other))) {
				this.possible[different++] = other;
			}
		}
		int[] neighbours = Arrays.copyOf(this.possible, different);
		float[] values = new float[different];
		Arrays.fill(values, Float.NaN);
		for (int old = 0, i = 0; old < article.neighbours.length; old++) {
			while (i < different && neighbours[i] < article.neighbours[old]) {
				i++;
			}
			if (i < different && neighbours[i] == article.neighbours[old]) {
				values[i] = article.nearness[old];
			}
			else {
				touch(article, old, touched);
			}
		}
		article.neighbours = neighbours;
		article.nearness = values;
	}

	private int append(int end, int[] numbers) {
		System.arraycopy(numbers, 0, this.possible, end, numbers.length);
		return end + numbers.length;
	}

	private static boolean isPair(IndexedArticle one, IndexedArticle other) {
		return one != other && other.present && (one.isComparedWith(other.number) || other.isComparedWith(one.number)
				|| one.names(other.number) || other.names(one.number));
	}

	private void forget(IndexedArticle article, BitSet scaled) {
		Arrays.fill(article.nearness, Float.NaN);
		for (int neighbour : article.neighbours) {
			IndexedArticle other = this.articles.get(neighbour);
			other.nearness[Arrays.binarySearch(other.neighbours, article.number)] = Float.NaN;
			scaled.set(neighbour);
		}
	}

	private void compare(IndexedArticle article, BitSet changed, Pair.Collector fresh) {
		int[] unknown = IntStream.range(0, article.nearness.length)
			.filter((i) -> Float.isNaN(article.nearness[i]))
			.toArray();
		if (unknown.length == 0) {
			return;
		}
		this.nearness.compare(article, this.articles::get);
		for (int i : unknown) {
			IndexedArticle other = this.articles.get(article.neighbours[i]);
			other.nearness[Arrays.binarySearch(other.neighbours, article.number)] = article.nearness[i];
			if (!changed.get(article.number) && !changed.get(other.number)) {
				fresh.add(article.number, other.number);
			}
		}
	}

	/** Sets the scale, and returns whether it was another one. */
	private boolean scale(IndexedArticle article) {
		double[] nearest = new double[this.settings.neighbours()];
		for (float value : article.nearness) {
			insert(nearest, value);
		}
		double mean = Arrays.stream(nearest).average().orElse(0);
		float scale = (float) Math.sqrt(Math.max(this.settings.scale(), mean));
		boolean differs = scale != article.scale;
		article.scale = scale;
		return differs;
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

	IndexedArticle article(int number) {
		return this.articles.get(number);
	}

	/** Returns the weight of the edge to a neighbour. */
	double weight(IndexedArticle article, int neighbour) {
		return article.nearness[neighbour]
				/ ((double) article.scale * this.articles.get(article.neighbours[neighbour]).scale);
	}

	/** Returns the weight between two articles, which need not be neighbours. */
	double between(IndexedArticle one, IndexedArticle other) {
		int neighbour = Arrays.binarySearch(one.neighbours, other.number);
		float near = (neighbour >= 0) ? one.nearness[neighbour] : this.nearness.of(one, other);
		return near / ((double) one.scale * other.scale);
	}

}
