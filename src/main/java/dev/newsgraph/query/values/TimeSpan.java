package dev.newsgraph.query.values;

import java.time.Duration;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A duration in ISO 8601, such as {@code P7D}, {@code P1M} or {@code PT12H}. Years and
 * months are those of the calendar, in UTC.
 *
 * @param period years, months and days
 * @param duration hours, minutes and seconds
 */
public record TimeSpan(Period period, Duration duration) {

	/** Maximum length in years. */
	public static final int MAX_YEARS = 1000;

	// Any instant serves; this one makes the length of a calendar year and month
	// definite.
	private static final ZonedDateTime LATEST = ZonedDateTime.of(2000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

	private static final ZonedDateTime EARLIEST = LATEST.minusYears(MAX_YEARS);

	// At most six digits, so that no sum exceeds the range of its type.
	private static final Pattern TEXT = Pattern.compile("P(?=.)(?:(\\d{1,6})Y)?(?:(\\d{1,6})M)?(?:(\\d{1,6})W)?"
			+ "(?:(\\d{1,6})D)?(?:T(?=.)(?:(\\d{1,6})H)?(?:(\\d{1,6})M)?(?:(\\d{1,6}(?:[.]\\d{1,9})?)S)?)?");

	/**
	 * Returns the duration of a text, or empty if it is not a duration, is zero or longer
	 * than {@link #MAX_YEARS} years.
	 */
	public static Optional<TimeSpan> parse(String text) {
		Matcher parts = TEXT.matcher(text);
		if (!parts.matches()) {
			return Optional.empty();
		}
		TimeSpan span = new TimeSpan(
				Period.of(number(parts.group(1)), number(parts.group(2)),
						7 * number(parts.group(3)) + number(parts.group(4))),
				Duration.ofHours(number(parts.group(5)))
					.plusMinutes(number(parts.group(6)))
					.plus((parts.group(7) != null) ? Duration.parse("PT" + parts.group(7) + "S") : Duration.ZERO));
		return span.isPossible() ? Optional.of(span) : Optional.empty();
	}

	/** Returns the instant that is this much earlier. */
	public ZonedDateTime before(ZonedDateTime instant) {
		return instant.minus(this.period).minus(this.duration);
	}

	private boolean isPossible() {
		ZonedDateTime start = before(LATEST);
		return start.isBefore(LATEST) && !start.isBefore(EARLIEST);
	}

	private static int number(String digits) {
		return (digits != null) ? Integer.parseInt(digits) : 0;
	}

	/** Returns the duration in ISO 8601. */
	@Override
	public String toString() {
		String date = this.period.isZero() ? "P" : this.period.toString();
		return this.duration.isZero() ? date : date + this.duration.toString().substring(1);
	}

}
