package dev.newsgraph.insight.stories;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class TermVectorsTests {

	@Test
	void equalTextsHaveTheCosineOne() {
		TermVectors words = TermVectors.of(List.of(StoryArticle.ofText("a", "Harbor bridge", "It fell."),
				StoryArticle.ofText("b", "harbor BRIDGES", "it fell")));
		assertThat(words.get(0).dot(words.get(1))).isCloseTo(1, within(1e-6));
	}

	@Test
	void wordsOfOneArticleCountInItsLength() {
		TermVectors words = TermVectors
			.of(List.of(StoryArticle.ofText("a", "Bank rates", ""), StoryArticle.ofText("b", "Bank flood", "")));
		assertThat(words.get(0).size()).isEqualTo(2);
		assertThat(words.get(0).dot(words.get(1))).isBetween(0.2, 0.5);
	}

	@Test
	void rareWordsCountMoreThanFrequentOnes() {
		TermVectors words = TermVectors
			.of(List.of(StoryArticle.ofText("a", "storm osterby", ""), StoryArticle.ofText("b", "storm osterby", ""),
					StoryArticle.ofText("c", "storm westerby", ""), StoryArticle.ofText("d", "storm", "")));
		assertThat(words.get(0).dot(words.get(1))).isGreaterThan(words.get(0).dot(words.get(2)));
		assertThat(words.frequency(words.get(3).indexes()[0])).isEqualTo(4);
	}

	@Test
	void textIsReadUpToItsLimit() {
		String text = "word ".repeat(TermVectors.MAX_TEXT / 5);
		TermVectors words = TermVectors.of(List.of(StoryArticle.ofText("a", "", text + "beyond")));
		assertThat(words.terms()).isOne();
	}

}
