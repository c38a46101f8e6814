package dev.newsgraph.query.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares the search texts of a page with their queries. {@code -Dmanual.write=true}
 * rewrites the page.
 */
class SearchTextTests {

	private static final Path PAGE = Path.of("src/test/resources/dev/newsgraph/query/search-texts.md");

	private static final Pattern TEXT = Pattern.compile("```\n(.*?)\n```\n(?:\n```lucene\n.*?\n```\n)?",
			Pattern.DOTALL);

	private static final List<String> FIELDS = List.of("title^3", "body");

	@Test
	void becomesTheQueryOfThePage() throws IOException {
		String written = Files.readString(PAGE);
		String actual = TEXT.matcher(written)
			.replaceAll((text) -> Matcher.quoteReplacement("```\n%s\n```\n\n```lucene\n%s\n```\n"
				.formatted(text.group(1), SearchText.of(text.group(1)).query(FIELDS))));
		if (Boolean.getBoolean("manual.write")) {
			Files.writeString(PAGE, actual);
		}
		else {
			assertThat(actual).isEqualTo(written);
		}
	}

	@Test
	void separatesByAnyKindOfBlank() {
		assertThat(SearchText.of("a1\tb2\u00a0c3\u3000d4\u2028e5\u0000f6\r\ng7").required()).hasSize(7);
	}

	@Test
	void composesAccentsWithTheirLetters() {
		assertThat(query("e\u0301lan")).isEqualTo(query("\u00e9lan"))
			.isEqualTo("+(title:\"\u00e9lan\"^3 body:\"\u00e9lan\")");
		assertThat(query("E\u0301l*")).isEqualTo("+(title:el*^3 body:el*)");
	}

	@Test
	void leavesOutUnpairedSurrogates() {
		assertThat(query("a1\ud83dz9")).isEqualTo(query("a1 z9"));
		assertThat(query("\ude00 a1")).isEqualTo(query("a1"));
		assertThat(query("\ud83d\ude00")).contains("\ud83d\ude00");
	}

	@Test
	void asksForNothingWhenNothingIsWanted() {
		for (String text : List.of("", " ", "\n", "\"\"", "\"", "*", "-", "-x", "the", "?!", "\\", "-\"the\"")) {
			assertThat(query(text)).as(text).isEqualTo("\"\"");
		}
	}

	@Test
	void countsItsTerms() {
		assertThat(SearchText.of("one two -three \"four five\" six* the").size()).isEqualTo(5);
	}

	private static String query(String text) {
		return SearchText.of(text).query(FIELDS);
	}

}
