package dev.newsgraph.query.events;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TopLevelWordsTests {

	@Test
	void theWordsOutsideOfBrackets() {
		TopLevelWords found = TopLevelWords
			.of("query A($a: S = \"}\") @b(c: {d: 1}) { e(f: [1]) { g } } # query B {\n");
		assertThat(found.words()).containsExactly("query", "A", TopLevelWords.SELECTION);
		assertThat(found.closed()).isTrue();
	}

	@Test
	void anOpenBracketIsNoticed() {
		assertThat(TopLevelWords.of("{ a").closed()).isFalse();
		assertThat(TopLevelWords.of("\"\"\" { ").closed()).isTrue();
	}

}
