package dev.newsgraph.access;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class KeyLinesTests {

	private static final String DIGEST = "ab".repeat(32);

	@Test
	void aLineHoldsAKey() {
		KeyLines lines = KeyLines.of(List.of("# keys of the newsroom", "", "desk reader " + DIGEST + " -",
				"  loader\timporter  " + "cd".repeat(32) + " 2027-06-30 ",
				"a.b_c-d@e admin " + "ef".repeat(32) + " 2027-06-30T12:00:00Z"));
		assertThat(lines.problems()).isEmpty();
		assertThat(lines.keys()).containsExactly(new ApiKey("desk", Role.READER, DIGEST, null),
				new ApiKey("loader", Role.IMPORTER, "cd".repeat(32), Instant.parse("2027-07-01T00:00:00Z")),
				new ApiKey("a.b_c-d@e", Role.ADMIN, "ef".repeat(32), Instant.parse("2027-06-30T12:00:00Z")));
	}

	@Test
	void aLineIsReadAsItIsWritten() {
		for (ApiKey key : List.of(new ApiKey("desk", Role.ANALYST, DIGEST, null),
				new ApiKey("desk", Role.ADMIN, DIGEST, Instant.parse("2027-07-01T00:00:00Z")))) {
			assertThat(KeyLines.of(List.of(key.line())).keys()).containsExactly(key);
		}
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			desk reader D,            name role sha256 expiry
			desk reader D - x,        name role sha256 expiry
			desk root D -,            the role must be
			desk READER D -,          the role must be
			-desk reader D -,         the name must have
			désk reader D -,          the name must have
			desk reader ngk_secret -, the digest must be
			desk reader D never,      the expiry must be
			desk reader D 2027-02-30, the expiry must be
			""")
	void aWrongLineIsNamedByItsNumber(String line, String problem) {
		KeyLines lines = KeyLines
			.of(List.of("first reader " + "cd".repeat(32) + " -", line.replace("D", DIGEST), "# last"));
		assertThat(lines.keys()).hasSize(1);
		assertThat(lines.problems()).singleElement().satisfies((found) -> {
			assertThat(found.line()).isEqualTo(2);
			assertThat(found.message()).contains(problem);
			assertThat(found.message()).doesNotContain("secret", DIGEST);
		});
	}

	@Test
	void aNameAndADigestOccurOnce() {
		KeyLines lines = KeyLines.of(List.of("desk reader " + DIGEST + " -", "desk admin " + "cd".repeat(32) + " -",
				"other admin " + DIGEST + " -"));
		assertThat(lines.keys()).singleElement().matches((key) -> key.role() == Role.READER);
		assertThat(lines.problems()).extracting(KeyLines.Problem::line).containsExactly(2, 3);
	}

}
