package dev.newsgraph.documents;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/**
 * An ISO 8601 point in time as documents write it; without an offset, or without a time,
 * it is taken as UTC.
 *
 * @param instant the point in time
 * @param assumed whether UTC, or midnight UTC, had to be assumed
 */
record PointInTime(Instant instant, boolean assumed) {

	private static final int DATE_LENGTH = 10;

	private static final int BASIC_OFFSET_LENGTH = "+0000".length();

	private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder().parseCaseInsensitive()
		.append(DateTimeFormatter.ISO_LOCAL_DATE)
		.optionalStart()
		.appendLiteral('T')
		.append(DateTimeFormatter.ISO_LOCAL_TIME)
		.optionalStart()
		.parseLenient()
		.appendOffset("+HH:mm", "Z")
		.parseStrict()
		.toFormatter()
		.withResolverStyle(ResolverStyle.STRICT);

	/**
	 * Nothing when the text is no date and time, or names a day that the calendar lacks.
	 */
	static Optional<PointInTime> of(String written) {
		String text = written.strip();
		// A year of more than four digits begins with a sign, which no document means.
		if (text.length() < DATE_LENGTH || !Character.isDigit(text.charAt(0))) {
			return Optional.empty();
		}
		if (text.startsWith(" ", DATE_LENGTH)) {
			text = text.substring(0, DATE_LENGTH) + "T" + text.substring(DATE_LENGTH + 1);
		}
		int offset = text.length() - BASIC_OFFSET_LENGTH;
		if (offset > DATE_LENGTH && (text.charAt(offset) == '+' || text.charAt(offset) == '-')) {
			text = text.substring(0, offset + 3) + ":" + text.substring(offset + 3);
		}
		try {
			return Optional.of(of(FORMAT.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from)));
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

	private static PointInTime of(TemporalAccessor parsed) {
		return switch (parsed) {
			case OffsetDateTime complete -> new PointInTime(complete.toInstant(), false);
			case LocalDateTime local -> new PointInTime(local.toInstant(ZoneOffset.UTC), true);
			default -> new PointInTime(LocalDate.from(parsed).atStartOfDay().toInstant(ZoneOffset.UTC), true);
		};
	}

}
