package dev.newsgraph.query.search;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SearchMeaningTests {

	private static final List<String> FIELDS = List.of("title^3", "body");

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			Who stops face recognition?   | Who stops face recognition?
			`  robots  `                  | robots
			robots -law                   | robots
			"open source" robo* -law      | open source robo*
			""")
	void theMeaningIsThatOfTheTextWithoutExcludedTerms(String text, String meant) {
		assertThat(SearchMeaning.of(text, FIELDS)).containsEntry("text", meant);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " \n", "-law" })
	void aTextWithoutRequiredTermsMeansNothing(String text) {
		assertThat(SearchMeaning.of(text, FIELDS)).doesNotContainKey("text");
	}

	@Test
	void excludedTermsAreAlternatives() {
		assertThat(SearchMeaning.of("a -law -robo* -law", FIELDS)).containsEntry("excluded",
				"(title:\"law\"^3 body:\"law\") (title:robo*^3 body:robo*)");
		assertThat(SearchMeaning.of("robots", FIELDS)).doesNotContainKey("excluded");
	}

	@Test
	void theModelIsAskedOnceForEachTextWhenTheStatementIsSent() {
		Map<String, Object> planned = Map.of("p0", SearchMeaning.of("robots", FIELDS), "p1", 10);
		assertThat(SearchMeaning.complete(planned, (text) -> Map.of("vector", text.length())))
			.isEqualTo(Map.of("p0", Map.of("text", "robots", "vector", 6), "p1", 10));
		assertThat(planned.get("p0")).isEqualTo(Map.of("text", "robots"));
	}

	@Test
	void otherParametersAreNotCopied() {
		Map<String, Object> planned = Map.of("p0", SearchMeaning.of(" ", FIELDS), "p1", Map.of("text", "robots"));
		assertThat(SearchMeaning.complete(planned, (text) -> Map.of())).isSameAs(planned);
	}

}
