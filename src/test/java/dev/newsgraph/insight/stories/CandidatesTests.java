package dev.newsgraph.insight.stories;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CandidatesTests {

	@Test
	void articlesWithWordsInCommonAreCompared() {
		assertThat(pairs(List.of(StoryArticle.ofText("a", "storm osterby", ""),
				StoryArticle.ofText("b", "cup final", ""), StoryArticle.ofText("c", "osterby harbor", "")), 64))
			.containsExactly("0-2");
	}

	@Test
	void relatedArticlesAreCompared() {
		StoryArticle one = new StoryArticle("a", "storm", "", null, null, Set.of(), Set.of("b", "gone", "a"));
		assertThat(pairs(List.of(one, StoryArticle.ofText("b", "harbor", "")), 64)).containsExactly("0-1");
	}

	@Test
	void eachArticleIsComparedWithItsBestCandidates() {
		List<StoryArticle> articles = IntStream.range(0, 50)
			.mapToObj((i) -> StoryArticle.ofText("a" + i, "storm osterby", ""))
			.toList();
		assertThat(pairs(articles, 2)).hasSizeLessThanOrEqualTo(100).doesNotHaveDuplicates();
	}

	private static List<String> pairs(List<StoryArticle> articles, int limit) {
		return Arrays.stream(Candidates.of(articles, TermVectors.of(articles), limit))
			.mapToObj((pair) -> Candidates.first(pair) + "-" + Candidates.second(pair))
			.toList();
	}

}
