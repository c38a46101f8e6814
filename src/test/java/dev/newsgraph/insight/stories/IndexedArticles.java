package dev.newsgraph.insight.stories;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Articles for tests of what the index is made of. Their numbers are in the order of
 * their keys.
 */
final class IndexedArticles {

	final List<IndexedArticle> articles;

	final Vocabulary vocabulary = new Vocabulary();

	final WordWeights weights;

	final int[] ranks;

	IndexedArticles(List<StoryArticle> sources) {
		this(sources, Integer.MAX_VALUE);
	}

	/**
	 * Creates articles.
	 * @param exact number of articles up to which counts are not rounded
	 */
	IndexedArticles(List<StoryArticle> sources, int exact) {
		List<StoryArticle> sorted = sources.stream().sorted(Comparator.comparing(StoryArticle::key)).toList();
		List<String> keys = sorted.stream().map(StoryArticle::key).toList();
		this.articles = IntStream.range(0, keys.size()).mapToObj((i) -> new IndexedArticle(keys.get(i), i)).toList();
		this.ranks = IntStream.range(0, keys.size()).toArray();
		try (WordReader reader = new WordReader(this.vocabulary)) {
			for (IndexedArticle article : this.articles) {
				StoryArticle source = sorted.get(article.number);
				article.present = true;
				article.words = reader.read(source);
				article.published = source.published();
				article.vector = source.vector();
				article.related = source.related()
					.stream()
					.mapToInt(keys::indexOf)
					.filter((i) -> i >= 0)
					.sorted()
					.toArray();
			}
		}
		this.weights = WordWeights.of(this.articles, this.vocabulary.size(), exact);
		this.articles.forEach((article) -> article.squares = this.weights.dot(article.words, article.words));
	}

	/** Creates articles from titles. */
	static IndexedArticles titled(String... titles) {
		return new IndexedArticles(IntStream.range(0, titles.length)
			.mapToObj((i) -> StoryArticle.ofText("a" + i, titles[i], ""))
			.toList());
	}

	CandidateSearch search(int limit) {
		return new CandidateSearch(this.articles, this.ranks, this.vocabulary, this.weights, limit);
	}

	/** Returns the graph of all articles. */
	ComponentGraph graph(StorySettings settings) {
		CandidateSearch search = search(settings.candidates());
		Pair.Collector pairs = new Pair.Collector();
		IndexChange change = new IndexChange();
		for (IndexedArticle article : this.articles) {
			search.search(article);
			Arrays.stream(article.candidates).forEach((candidate) -> pairs.add(candidate, article.number));
			change.changed.set(article.number);
			change.unlinked.set(article.number);
		}
		ArticleGraph graph = new ArticleGraph(this.articles, new Nearness(this.weights, settings), settings);
		graph.update(change, pairs.sorted());
		return ComponentGraph.of(graph, this.articles.toArray(IndexedArticle[]::new), this.ranks);
	}

}
