package dev.newsgraph.observability;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class StatementIdsTests {

	@Test
	void theIdIsTheBeginOfTheDigest() {
		assertThat(StatementIds.of("RETURN 1")).matches("[0-9a-f]{12}").isEqualTo(StatementIds.of("RETURN 1"));
		assertThat(StatementIds.of("RETURN 2")).isNotEqualTo(StatementIds.of("RETURN 1"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "MATCH (a:Article) RETURN a|MATCH Article",
			"// A comment.\\nMATCH (:`Topic` {slug: $s}) RETURN 1|MATCH Topic", "RETURN 1|RETURN", "''|''" })
	void theSummaryIsTheFirstClauseAndLabel(String text, String summary) {
		assertThat(StatementIds.summary(text.translateEscapes())).isEqualTo(summary);
	}

}
