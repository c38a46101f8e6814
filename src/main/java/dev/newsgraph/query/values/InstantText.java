package dev.newsgraph.query.values;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/**
 * Writes instants as {@link DateTimeFormatter#ISO_INSTANT} does. Instants in UTC with
 * whole seconds, which nearly all are, take a shorter way.
 */
public final class InstantText {

	private static final int MIN_YEAR = 1000;

	private static final int MAX_YEAR = 9999;

	private InstantText() {
	}

	/** Returns the text, such as {@code 2020-06-09T06:31:00Z}. */
	public static String of(ZonedDateTime time) {
		LocalDateTime local = time.toLocalDateTime();
		int year = local.getYear();
		if (!time.getOffset().equals(ZoneOffset.UTC) || local.getNano() != 0 || year < MIN_YEAR || year > MAX_YEAR) {
			return DateTimeFormatter.ISO_INSTANT.format(time);
		}
		byte[] text = { '0', '0', '0', '0', '-', '0', '0', '-', '0', '0', 'T', '0', '0', ':', '0', '0', ':', '0', '0',
				'Z' };
		add(text, 0, year / 100);
		add(text, 2, year % 100);
		add(text, 5, local.getMonthValue());
		add(text, 8, local.getDayOfMonth());
		add(text, 11, local.getHour());
		add(text, 14, local.getMinute());
		add(text, 17, local.getSecond());
		return new String(text, StandardCharsets.ISO_8859_1);
	}

	private static void add(byte[] text, int position, int number) {
		text[position] += (byte) (number / 10);
		text[position + 1] += (byte) (number % 10);
	}

}
