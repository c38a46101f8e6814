package dev.newsgraph.insight.stories;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class WordWeightsTests {

	@Test
	void equalTextsHaveTheCosineOne() {
		IndexedArticles articles = IndexedArticles.titled("Harbor bridge", "harbor BRIDGES");
		assertThat(cosine(articles, 0, 1)).isCloseTo(1, within(1e-6));
	}

	@Test
	void wordsOfOneArticleCountInItsLength() {
		assertThat(cosine(IndexedArticles.titled("Bank rates", "Bank flood"), 0, 1)).isBetween(0.2, 0.5);
	}

	@Test
	void rareWordsCountMoreThanFrequentOnes() {
		IndexedArticles articles = IndexedArticles.titled("storm osterby", "storm osterby", "storm westerby", "storm");
		assertThat(cosine(articles, 0, 1)).isGreaterThan(cosine(articles, 0, 2));
		assertThat(articles.weights.frequency(articles.articles.get(3).words.terms()[0])).isEqualTo(4);
	}

	@Test
	void bothDotProductsAreEqual() {
		IndexedArticles articles = new IndexedArticles(new GeneratedArticles(1).of(2, 2, 3));
		long[] spread = new long[articles.vocabulary.size()];
		WordCounts words = articles.articles.get(0).words;
		articles.weights.spread(words, spread);
		assertThat(articles.articles).allSatisfy((other) -> assertThat(articles.weights.dot(spread, other.words))
			.isEqualTo(articles.weights.dot(words, other.words))
			.isEqualTo(articles.weights.dot(other.words, words)));
	}

	@Test
	void countsAreRoundedToSteps() {
		assertThat(
				IntStream.of(0, 1, 2, 3, 5, 6, 11, 12, 90, 91, 1_000_000, Integer.MAX_VALUE).map(WordWeights::exponent))
			.containsExactly(0, 0, 1, 2, 2, 3, 3, 3, 7, 7, 19, 31);
	}

	@Test
	void aFewMoreArticlesChangeFewWeights() {
		String[] titles = IntStream.range(0, 40)
			.mapToObj((i) -> "storm " + ((i < 5) ? "osterby" : "harbor"))
			.toArray(String[]::new);
		IndexedArticles before = rounded(titles);
		titles[39] = "storm osterby";
		IndexedArticles after = rounded(titles);
		assertThat(IntStream.range(0, 3).filter((term) -> after.weights.differs(term, before.weights)))
			.containsExactly(after.vocabulary.number("osterbi"));
	}

	private static IndexedArticles rounded(String... titles) {
		return new IndexedArticles(IntStream.range(0, titles.length)
			.mapToObj((i) -> StoryArticle.ofText("a" + (100 + i), titles[i], ""))
			.toList(), 0);
	}

	private static double cosine(IndexedArticles articles, int one, int other) {
		IndexedArticle first = articles.articles.get(one);
		IndexedArticle second = articles.articles.get(other);
		return articles.weights.dot(first.words, second.words) / Math.sqrt((double) first.squares * second.squares);
	}

}
