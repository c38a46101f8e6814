package dev.newsgraph.insight.stories;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WordReaderTests {

	private final Vocabulary vocabulary = new Vocabulary();

	private final WordReader reader = new WordReader(this.vocabulary);

	@Test
	void wordsOfTheTitleCountTwice() {
		WordCounts words = this.reader.read(StoryArticle.ofText("a", "Harbor bridge", "The bridge fell."));
		assertThat(words.terms()).containsExactly(0, 1, 2);
		assertThat(words.counts()).containsExactly(2, 3, 1);
	}

	@Test
	void equalTextsHaveEqualWords() {
		WordCounts words = this.reader.read(StoryArticle.ofText("a", "Harbor bridge", "It fell."));
		assertThat(words.isSameAs(this.reader.read(StoryArticle.ofText("b", "harbor BRIDGES", "it fell")))).isTrue();
		assertThat(words.isSameAs(this.reader.read(StoryArticle.ofText("b", "harbor bridges", "")))).isFalse();
	}

	@Test
	void textIsReadUpToItsLimitAndCountsAreBounded() {
		String text = "word ".repeat(WordReader.MAX_TEXT / 5);
		WordCounts words = this.reader.read(StoryArticle.ofText("a", "", text + "beyond"));
		assertThat(this.vocabulary.size()).isOne();
		assertThat(words.counts()).containsExactly(WordCounts.MAX_COUNT);
	}

	@Test
	void manyWordsHaveNumbersOfTheirOwn() {
		for (int i = 0; i < 5_000; i++) {
			assertThat(this.vocabulary.number("w" + i)).isEqualTo(i);
		}
		assertThat(this.vocabulary.number("w77")).isEqualTo(77);
		assertThat(this.vocabulary.size()).isEqualTo(5_000);
	}

}
