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
			"2020-02-29,2020-02-29T00:00:00Z,true", "2020-06-09 06:31:00 +0200,2020-06-09T04:31:00Z,false",
			"2020-06-09 06:31:00 +02:00,2020-06-09T04:31:00Z,false", "2020-06-09T06:31Z,2020-06-09T06:31:00Z,false",
			"2020-06-09 06:31:00 Z,2020-06-09T06:31:00Z,false", "2020-06-09  06:31 -00:00,2020-06-09T06:31:00Z,false",
			"20200609T063100Z,2020-06-09T06:31:00Z,false", "20200609T0631+0200,2020-06-09T04:31:00Z,false",
			"20200609,2020-06-09T00:00:00Z,true", "2020-06-09T06,2020-06-09T06:00:00Z,true",
			"2020-W24-2,2020-06-09T00:00:00Z,true", "2020w242T0631z,2020-06-09T06:31:00Z,false",
			"2020-W53-7,2021-01-03T00:00:00Z,true", "2020-161,2020-06-09T00:00:00Z,true",
			"2020161T06:31:00Z,2020-06-09T06:31:00Z,false", "2020-366,2020-12-31T00:00:00Z,true",
			"'2020-06-09T06:31:00,5Z',2020-06-09T06:31:00.5Z,false", "2020-06-09T06:31.5Z,2020-06-09T06:31:30Z,false",
			"2020-06-09T06.25Z,2020-06-09T06:15:00Z,false", "2020-06-09T06:31:00\u221205:30,2020-06-09T12:01:00Z,false",
			"0000-01-01T00:00Z,0000-01-01T00:00:00Z,false", "9999-12-31T23:59:59Z,9999-12-31T23:59:59Z,false" })
	void isReadAsWritten(String written, Instant instant, boolean utcAssumed) {
		assertThat(PointInTime.of(written)).contains(new PointInTime(instant, utcAssumed));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					+12020-01-01                 | Write a year from 0000 to 9999 with four digits.
					-0001-01-01                  | Write a year from 0000 to 9999 with four digits.
					10000-01-01T00:00:00Z        | Write a year from 0000 to 9999 with four digits.
					9999-12-31T23:59:59-01:00    | Write a day and a time that exist, in a year from 0000 to 9999 at UTC. Use ISO 8601, for example `2020-06-09T06:31:00Z`.
					2021-02-29                   | Write a day and a time that exist, in a year from 0000 to 9999 at UTC. Use ISO 8601, for example `2020-06-09T06:31:00Z`.
					2020-06                      | Add the day, for example `2020-06-09`.
					2020-W24                     | Add the day, for example `2020-06-09`.
					2020-06-09T24:00:00Z         | Write `00:00:00` of the next day instead of `24:00:00`.
					2016-12-31T23:59:60Z         | Write `59` instead of the leap second `60`.
					2020-06-09T06:31:00+02:00:30 | Write the offset in hours and minutes, for example `+02:00`.
					2020-06-09 06:31:00 CEST     | Write `Z` or an offset such as `+02:00` instead of the name of the time zone.
					yesterday                    | Use ISO 8601, for example `2020-06-09T06:31:00Z`.
					""")
	void tellsWhatToWrite(String written, String hint) {
		assertThat(PointInTime.of(written)).isEmpty();
		assertThat(PointInTime.hint(written)).isEqualTo(hint);
	}

	@ParameterizedTest
	@ValueSource(strings = { "2026-02-31", "2026-13-01", "2021-02-29T00:00:00Z", "2020-06-09T25:00:00Z",
			"2020-06-09T24:00:00Z", "2020-06-09T06:60Z", "2020-06-09T06:31:00.1234567890Z", "2020-6-9", "09.06.2020",
			"+12020-01-01", "-0001-01-01", "1591684260", "yesterday", "2020-06-09T06:31:00 CEST", "2020-06-09Z",
			"٢٠٢٠-٠٦-٠٩", "2020-06-09T06:31:00+25:00", "2020-W54-1", "2021-W53-1", "2020-W24-8", "2021-366", "2020-000",
			"2020", "2020-06", "2020-W24", "20200631", "9999-12-31T23:59:59-01:00", "0000-01-01T00:00:00+00:01",
			"9999-W52-7T00:00-18:00", "10000-01-01", "2020-06-09T06:31:00+02:00:30", "2020-06-09T06:31:60Z",
			"2020-06-09T06:31:00+02:60", "2020-06-09T06:31:00 + 02:00", "2020-06-09\t06:31:00",
			"2020-06-09T06:31:00Z Z" })
	void refusesWhatTheCalendarLacks(String written) {
		assertThat(PointInTime.of(written)).isEmpty();
	}

}
