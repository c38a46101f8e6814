package dev.newsgraph.query.errors;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Which names are suggested for an unknown one. */
class SuggestionsTests {

	private static final List<String> NAMES = List.of("title", "titles", "webUrl", "originalUrl", "publishedDateTime",
			"heat", "id");

	@ParameterizedTest
	@CsvSource({ "title,title,0", "titel,title,1", "Title,title,0", "titl,title,1", "xtitle,title,1", "weburl,webUrl,0",
			"a,,1", "kitten,sitting,3" })
	void countsLetters(String one, String other, int distance) {
		assertThat(Suggestions.distance(one, (other != null) ? other : "")).isEqualTo(distance);
	}

	@Test
	void namesTheNearestFirst() {
		assertThat(Suggestions.NEAREST.question("titel", NAMES)).isEqualTo(" Did you mean `title` or `titles`?");
		assertThat(Suggestions.NEAREST.question("titel", List.of("title", "type", "id")))
			.isEqualTo(" Did you mean `title`?");
		assertThat(Suggestions.NEAREST.question("WEBURL", NAMES)).isEqualTo(" Did you mean `webUrl`?");
		assertThat(Suggestions.NEAREST.question("frist", List.of("first", "last"), "$"))
			.isEqualTo(" Did you mean `$first`?");
	}

	@Test
	void namesAtMostThreeInTheOrderOfTheAlphabet() {
		assertThat(Suggestions.NEAREST.question("aX", List.of("ad", "ac", "ab", "aa")))
			.isEqualTo(" Did you mean `aa`, `ab` or `ac`?");
	}

	@Test
	void namesNothingThatIsNotNear() {
		assertThat(Suggestions.NEAREST.question("somethingElse", NAMES)).isEmpty();
		assertThat(Suggestions.NEAREST.question("", NAMES)).isEmpty();
		assertThat(Suggestions.NONE.question("titel", NAMES)).isEmpty();
	}

	@Test
	void doesNotCompareLongNames() {
		List<String> names = IntStream.range(0, 10).mapToObj((i) -> "a".repeat(100_000) + i).toList();
		assertThat(Suggestions.NEAREST.question("a".repeat(100_000), names)).isEmpty();
	}

}
