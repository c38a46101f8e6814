package dev.newsgraph.documents;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An ISO 8601 point in time. UTC is assumed if the text has no offset, and midnight UTC
 * if it has no time. Only points in time that RFC 3339 can express are accepted, because
 * the API returns them in this form.
 *
 * @param instant the point in time
 * @param utcAssumed whether UTC or midnight UTC was assumed
 */
record PointInTime(Instant instant, boolean utcAssumed) {

	private static final int MAX_LENGTH = 64;

	private static final String EXAMPLE = "Use ISO 8601, for example `2020-06-09T06:31:00Z`.";

	private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");

	private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

	private static final Pattern FORMAT = Pattern.compile("""
			(?<year>[0-9]{4})
			(?:-(?<month>[0-9]{2})-(?<day>[0-9]{2})
			|(?<basicMonth>[0-9]{2})(?<basicDay>[0-9]{2})
			|-?[Ww](?<week>[0-9]{2})-?(?<weekday>[0-9])
			|-?(?<dayOfYear>[0-9]{3}))
			(?:(?:[Tt]|\\x20+)
			(?<hour>[0-9]{2})(?::?(?<minute>[0-9]{2})(?::?(?<second>[0-9]{2}))?)?
			(?:[.,](?<fraction>[0-9]{1,9}))?
			\\x20*(?<offset>[Zz]|(?<sign>[-+\u2212])(?<hours>[0-9]{2})(?::?(?<minutes>[0-9]{2}))?)?)?
			""", Pattern.COMMENTS);

	private static final Pattern OTHER_YEAR = Pattern.compile("[-+][0-9]{1,12}-.*|[0-9]{5,12}-.*");

	private static final Pattern WITHOUT_DAY = Pattern.compile("[0-9]{4}(-[0-9]{2}|-?[Ww][0-9]{2})?");

	private static final Pattern END_OF_DAY = Pattern.compile("[^T ]+[T ]+24.*", Pattern.CASE_INSENSITIVE);

	private static final Pattern LEAP_SECOND = Pattern.compile("[^T ]+[T ]+[0-9]{2}:?[0-9]{2}:?60.*",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern OFFSET_SECONDS = Pattern
		.compile("[^T ]+[T ]+[0-9:.,]+ *[-+\u2212][0-9]{2}(:[0-9]{2}:[0-9]{2}|[0-9]{4})", Pattern.CASE_INSENSITIVE);

	private static final Pattern ZONE_NAME = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:.,]+ *[A-Z/_]{2,}",
			Pattern.CASE_INSENSITIVE);

	/**
	 * Parses a text.
	 * @return the point in time, or an empty optional if the text is not a date and time
	 * or the day does not exist
	 */
	static Optional<PointInTime> of(String written) {
		String text = written.strip();
		Matcher matcher = FORMAT.matcher(text);
		if (text.length() > MAX_LENGTH || !matcher.matches()) {
			return Optional.empty();
		}
		try {
			Instant instant = date(matcher).atTime(LocalTime.MIDNIGHT).toInstant(ZoneOffset.UTC);
			if (matcher.group("hour") != null) {
				instant = instant.plus(timeOfDay(matcher)).minusSeconds(offset(matcher).getTotalSeconds());
			}
			return (instant.isBefore(FIRST) || instant.isAfter(LAST)) ? Optional.empty()
					: Optional.of(new PointInTime(instant, matcher.group("offset") == null));
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

	/** Returns what to write instead of a text that is not a point in time. */
	static String hint(String written) {
		String text = written.strip();
		String start = (text.length() > MAX_LENGTH) ? text.substring(0, MAX_LENGTH) : text;
		if (OTHER_YEAR.matcher(start).matches()) {
			return "Write a year from 0000 to 9999 with four digits.";
		}
		if (WITHOUT_DAY.matcher(start).matches()) {
			return "Add the day, for example `2020-06-09`.";
		}
		if (END_OF_DAY.matcher(start).matches()) {
			return "Write `00:00:00` of the next day instead of `24:00:00`.";
		}
		if (LEAP_SECOND.matcher(start).matches()) {
			return "Write `59` instead of the leap second `60`.";
		}
		if (OFFSET_SECONDS.matcher(start).matches()) {
			return "Write the offset in hours and minutes, for example `+02:00`.";
		}
		if (ZONE_NAME.matcher(start).matches()) {
			return "Write `Z` or an offset such as `+02:00` instead of the name of the time zone.";
		}
		if (FORMAT.matcher(start).matches()) {
			return "Write a day and a time that exist, in a year from 0000 to 9999 at UTC. " + EXAMPLE;
		}
		return EXAMPLE;
	}

	private static LocalDate date(Matcher matcher) {
		String year = matcher.group("year");
		if (matcher.group("week") != null) {
			return LocalDate.parse(year + "-W" + matcher.group("week") + "-" + matcher.group("weekday"),
					DateTimeFormatter.ISO_WEEK_DATE);
		}
		if (matcher.group("dayOfYear") != null) {
			return LocalDate.ofYearDay(Integer.parseInt(year), number(matcher, "dayOfYear"));
		}
		// Only one of the two groups is present; the other one is 0.
		return LocalDate.of(Integer.parseInt(year), number(matcher, "month") + number(matcher, "basicMonth"),
				number(matcher, "day") + number(matcher, "basicDay"));
	}

	/** A fraction belongs to the smallest unit that is given. */
	private static Duration timeOfDay(Matcher matcher) {
		LocalTime time = LocalTime.of(number(matcher, "hour"), number(matcher, "minute"), number(matcher, "second"));
		ChronoUnit unit = (matcher.group("minute") != null) ? ChronoUnit.MINUTES : ChronoUnit.HOURS;
		if (matcher.group("second") != null) {
			unit = ChronoUnit.SECONDS;
		}
		String fraction = matcher.group("fraction");
		long billionths = (fraction != null) ? Long.parseLong((fraction + "00000000").substring(0, 9)) : 0;
		return Duration.ofNanos(time.toNanoOfDay() + billionths * unit.getDuration().toSeconds());
	}

	private static ZoneOffset offset(Matcher matcher) {
		if (matcher.group("sign") == null) {
			return ZoneOffset.UTC;
		}
		int sign = matcher.group("sign").equals("+") ? 1 : -1;
		return ZoneOffset.ofHoursMinutes(sign * number(matcher, "hours"), sign * number(matcher, "minutes"));
	}

	private static int number(Matcher matcher, String group) {
		String digits = matcher.group(group);
		return (digits != null) ? Integer.parseInt(digits) : 0;
	}

}
