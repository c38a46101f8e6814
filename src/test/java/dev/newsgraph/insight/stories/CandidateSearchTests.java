package dev.newsgraph.insight.stories;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CandidateSearchTests {

	@Test
	void articlesWithWordsInCommonAreCandidates() {
		IndexedArticles articles = IndexedArticles.titled("storm osterby", "cup final", "osterby harbor");
		CandidateSearch search = articles.search(64);
		articles.articles.forEach(search::search);
		assertThat(articles.articles).extracting((article) -> article.candidates)
			.containsExactly(new int[] { 2 }, new int[] {}, new int[] { 0 });
	}

	@Test
	void equalCandidatesAreChosenByTheirKeys() {
		IndexedArticles articles = IndexedArticles
			.titled(IntStream.range(0, 9).mapToObj((i) -> "storm osterby").toArray(String[]::new));
		IndexedArticle article = articles.articles.get(1);
		articles.search(3).search(article);
		assertThat(article.candidates).containsExactly(0, 2, 3);
		assertThat(article.candidates[article.last]).isEqualTo(3);
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5 })
	void candidatesThatEnterGiveTheSameListsAsASearch(long seed) {
		Random random = new Random(seed);
		List<StoryArticle> sources = new GeneratedArticles(seed).of(3, 3, 5);
		int limit = 1 + random.nextInt(10);
		IndexedArticles wanted = new IndexedArticles(sources);
		CandidateSearch all = wanted.search(limit);
		wanted.articles.forEach(all::search);
		IndexedArticles articles = new IndexedArticles(sources);
		List<IndexedArticle> late = new ArrayList<>(articles.articles);
		Collections.shuffle(late, random);
		late.subList(10, late.size()).clear();
		BitSet skipped = new BitSet();
		late.forEach((article) -> skipped.set(article.number));
		CandidateSearch search = articles.search(limit);
		articles.articles.forEach(search::search);
		for (IndexedArticle article : articles.articles) {
			int[] early = IntStream.of(article.candidates).filter((candidate) -> !skipped.get(candidate)).toArray();
			if (!skipped.get(article.number) && early.length < article.candidates.length) {
				// Searches among the others only, with room for those that enter.
				article.candidates = IndexedArticle.NO_NUMBERS;
				article.scores = IndexedArticle.NO_NUMBERS;
				article.last = -1;
				articles.articles.stream()
					.filter((other) -> other != article && !skipped.get(other.number))
					.forEach((other) -> search.enter(other, all(articles, article), new TreeMap<>()));
			}
		}
		Map<Integer, int[]> before = new TreeMap<>();
		late.forEach((article) -> search.enter(article, skipped, before));
		assertThat(articles.articles).extracting((article) -> article.candidates)
			.containsExactlyElementsOf(wanted.articles.stream().map((article) -> article.candidates).toList());
		assertThat(before).isNotEmpty();
	}

	private static BitSet all(IndexedArticles articles, IndexedArticle but) {
		BitSet numbers = new BitSet();
		numbers.set(0, articles.articles.size());
		numbers.clear(but.number);
		return numbers;
	}

}
