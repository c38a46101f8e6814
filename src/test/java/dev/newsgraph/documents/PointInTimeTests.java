package dev.newsgraph.documents;

import java.time.Instant;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PointInTimeTests {

	@ParameterizedTest
	@CsvSource({ "2020-06-09T06:31:00Z,2020-06-09T06:31:00Z,false", "2020-06-09t06:31z,2020-06-09T06:31:00Z,false",
			"2020-06-09T06:31:00.123456789Z,2020-06-09T06:31:00.123456789Z,false",
			"2020-06-09T06:31:00+02:00,2020-06-09T04:31:00Z,false",
			"2020-06-09T06:31:00-0530,2020-06-09T12:01:00Z,false", "2020-06-09 06:31:00+02,2020-06-09T04:31:00Z,false",
			"2020-06-09T06:31:00,2020-06-09T06:31:00Z,true", "2020-06-09,2020-06-09T00:00:00Z,true",
			"2020-02-29,2020-02-29T00:00:00Z,true" })
	void isReadAsWritten(String written, Instant instant, boolean utcAssumed) {
		assertThat(PointInTime.of(written)).contains(new PointInTime(instant, utcAssumed));
	}

	@ParameterizedTest
	@ValueSource(strings = { "2026-02-31", "2026-13-01", "2021-02-29T00:00:00Z", "2020-06-09T25:00:00Z",
			"2020-06-09T24:00:00Z", "2020-06-09T06:60Z", "2020-06-09T06:31:00.1234567890Z", "2020-6-9", "09.06.2020",
			"+12020-01-01", "-0001-01-01", "1591684260", "yesterday", "2020-06-09T06:31:00 CEST", "2020-06-09Z",
			"٢٠٢٠-٠٦-٠٩", "2020-06-09T06:31:00+25:00" })
	void refusesWhatTheCalendarLacks(String written) {
		assertThat(PointInTime.of(written)).isEmpty();
	}

}
