package dev.newsgraph.query.execution;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.newsgraph.query.values.TimeSpan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ScalarsTests {

	private static final GraphQLContext CONTEXT = GraphQLContext.getDefault();

	@Test
	void dateTimesAreWrittenInUtc() {
		ZonedDateTime time = ZonedDateTime.parse("2020-06-09T08:31:00.5+02:00[Europe/Berlin]");
		assertThat(written("DateTime", time)).isEqualTo("2020-06-09T06:31:00.500Z");
		assertThat(written("DateTime", time.toOffsetDateTime())).isEqualTo("2020-06-09T06:31:00.500Z");
		assertThat(written("DateTime", Instant.parse("2020-06-09T06:31:00Z"))).isEqualTo("2020-06-09T06:31:00Z");
	}

	@Test
	void rejectsValuesThatAreNotInstants() {
		assertThatExceptionOfType(CoercingSerializeException.class)
			.isThrownBy(() -> written("DateTime", LocalDate.EPOCH))
			.withMessage("not an instant: LocalDate");
	}

	@Test
	void dateTimesAreReadWithAnyOffsetAndMeanUtc() {
		assertThat(read("DateTime", "2020-06-09T08:31:00+02:00"))
			.isEqualTo(ZonedDateTime.of(2020, 6, 9, 6, 31, 0, 0, ZoneOffset.UTC));
	}

	@Test
	void aPlainDateIsMidnightInUtc() {
		assertThat(read("DateTime", "2026-01-31")).isEqualTo(ZonedDateTime.of(2026, 1, 31, 0, 0, 0, 0, ZoneOffset.UTC))
			.isEqualTo(read("DateTime", "2026-01-31T00:00:00Z"));
		assertThat(read("DateTime", "2024-02-29")).isEqualTo(read("DateTime", "2024-02-29T00:00:00Z"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "2020-02-31T00:00:00Z", "2020-02-30", "2023-02-29", "2020-13-01", "2020-00-10",
			"2020-6-9", "20200609", "2020-06", "2020", "2020-W24", "2020-06-09T00:00:00", "2020-06-09Z", "12020-06-09",
			"-2020-06-09", "yesterday" })
	void rejectsTextThatIsNotAnInstant(String text) {
		assertRefused("DateTime", text,
				"'%s' is not an ISO 8601 instant such as 2020-06-09T06:31:00Z, or a date such as 2020-06-09"
					.formatted(text));
	}

	@ParameterizedTest
	@ValueSource(strings = { "P7D", "P2W", "P1Y2M3DT4H5M6S", "PT36H", "PT0.5S", "P1000Y", "P365000D" })
	void durationsAreReadAsWritten(String text) {
		assertThat(read("TimeSpan", text)).isEqualTo(TimeSpan.parse(text).orElseThrow());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "P", "PT", "P0D", "PT0S", "-P7D", "P-7D", "+P7D", "P7", "7D", "p7d", "P7DT", "P1.5D",
			"P7D ", "P1001Y", "P12001M", "P1000YT1S", "P999999Y", "P999999D", "P9999999D", "PT1S1M", "P1D2W",
			"P\u0667D", "7 days" })
	void rejectsTextThatIsNotADuration(String text) {
		assertRefused("TimeSpan", text,
				"'%s' is not an ISO 8601 duration such as P7D or PT12H, longer than 0 and at most 1000 years"
					.formatted(text));
	}

	@Test
	void addressesAreUnchanged() {
		assertThat(read("URL", "HTTPS://Example.org/a b?c#d")).isEqualTo("HTTPS://Example.org/a b?c#d");
		assertThat(written("URL", "https://example.org")).isEqualTo("https://example.org");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "example.org", "://example.org", "https://" })
	void rejectsTextThatIsNotAnAddress(String text) {
		assertRefused("URL", text, "'%s' is not an absolute address such as https://example.org/story".formatted(text));
	}

	@Test
	void rejectsValuesThatAreNotText() {
		assertThatExceptionOfType(CoercingParseValueException.class).isThrownBy(() -> read("URL", 7))
			.withMessage("a string is expected, not 7");
		assertThatExceptionOfType(CoercingParseLiteralException.class)
			.isThrownBy(() -> scalar("URL").parseLiteral(IntValue.of(7), CoercedVariables.emptyVariables(), CONTEXT,
					Locale.ENGLISH))
			.withMessage("a string is expected");
	}

	@Test
	void jsonIsWrittenAsWhatItHolds() {
		assertThat(written("JSON", "{\"price\": 12.5, \"tags\": [\"a\", null]}"))
			.isEqualTo(Map.of("price", 12.5, "tags", java.util.Arrays.asList("a", null)));
		assertThat(written("JSON", List.of(1))).isEqualTo(List.of(1));
		assertThatExceptionOfType(CoercingSerializeException.class).isThrownBy(() -> written("JSON", "{"))
			.withMessageStartingWith("not JSON: ");
	}

	private static void assertRefused(String scalar, String text, String message) {
		assertThatExceptionOfType(CoercingParseValueException.class).isThrownBy(() -> read(scalar, text))
			.withMessage(message);
		assertThatExceptionOfType(CoercingParseLiteralException.class)
			.isThrownBy(() -> scalar(scalar).parseLiteral(StringValue.of(text), CoercedVariables.emptyVariables(),
					CONTEXT, Locale.ENGLISH))
			.withMessage(message);
	}

	private static Object written(String scalar, Object value) {
		return scalar(scalar).serialize(value, CONTEXT, Locale.ENGLISH);
	}

	private static Object read(String scalar, Object value) {
		return scalar(scalar).parseValue(value, CONTEXT, Locale.ENGLISH);
	}

	private static Coercing<?, ?> scalar(String name) {
		return Scalars.all()
			.stream()
			.filter((type) -> type.getName().equals(name))
			.map(GraphQLScalarType::getCoercing)
			.findFirst()
			.orElseThrow();
	}

}
