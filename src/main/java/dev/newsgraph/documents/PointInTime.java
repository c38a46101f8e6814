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
 * An ISO 8601 point in time. UTC is assumed if the text has no offset, and midnight UTC
 * if it has no time.
 *
 * @param instant the point in time
 * @param utcAssumed whether UTC or midnight UTC was assumed
 */
record PointInTime(Instant instant, boolean utcAssumed) {

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
	 * Parses a text.
	 * @return the point in time, or an empty optional if the text is not a date and time
	 * or the day does not exist
	 */
	static Optional<PointInTime> of(String written) {
		String text = written.strip();
		// A leading sign denotes a year of more than four digits, which is not supported.
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
