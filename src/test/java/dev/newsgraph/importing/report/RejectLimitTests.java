package dev.newsgraph.importing.report;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** A limit is a number of documents, or an exact percentage of them. */
class RejectLimitTests {

	@ParameterizedTest
	@CsvSource({ "20, 20", "0, 0", "5%, 5%", "0.29%, 0.29%", "100%, 100%", "1.50%, 1.5%" })
	void isWrittenAsItIsParsed(String text, String written) {
		assertThat(RejectLimit.parse(text)).hasToString(written);
		assertThat(RejectLimit.parse(written)).isEqualTo(RejectLimit.parse(text));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "-1", "1.5", "many", "5%%", "100.1%", "101%", "1e3" })
	void anotherTextIsNoLimit(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> RejectLimit.parse(text));
	}

	@ParameterizedTest
	@CsvSource({ "29, 10000, false", "30, 10000, true", "0, 0, false", "1, 100, true" })
	void aPercentageIsExact(long rejected, long read, boolean exceeded) {
		assertThat(RejectLimit.parse("0.29%").isExceeded(rejected, read)).isEqualTo(exceeded);
	}

	@Test
	void noLimitIsNeverExceeded() {
		assertThat(RejectLimit.NONE.isExceeded(Long.MAX_VALUE, Long.MAX_VALUE)).isFalse();
		assertThat(RejectLimit.parse("100%")).isEqualTo(RejectLimit.NONE);
	}

}
