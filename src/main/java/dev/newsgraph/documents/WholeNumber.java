package dev.newsgraph.documents;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads whole numbers of 32 bits, written in decimal digits. */
final class WholeNumber {

	private static final int MAX_DIGITS = 40;

	private static final Pattern OTHER_BASE = Pattern.compile("[-+]?0[xXoObB].*", Pattern.DOTALL);

	private static final Pattern SEPARATED = Pattern.compile("[-+]?[0-9][0-9_', \u00a0\u202f]*");

	private static final Pattern FRACTION = Pattern.compile("[-+]?[0-9.]+([eE][-+]?[0-9]+)?");

	private WholeNumber() {
	}

	/**
	 * Parses a text. Only the digits 0 to 9 are accepted, unlike in
	 * {@link Integer#parseInt}.
	 */
	static Optional<Long> of(String written) {
		String text = written.strip();
		int digits = (text.startsWith("-") || text.startsWith("+")) ? 1 : 0;
		if (text.length() == digits || text.length() - digits > MAX_DIGITS
				|| !text.chars().skip(digits).allMatch((c) -> c >= '0' && c <= '9')) {
			return Optional.empty();
		}
		try {
			return Optional.of((long) Integer.parseInt(text));
		}
		catch (NumberFormatException ex) {
			return Optional.empty();
		}
	}

	/** Returns what to write instead of a text that is not such a number. */
	static String hint(String written) {
		String text = written.strip();
		String digits = (text.startsWith("-") || text.startsWith("+")) ? text.substring(1) : text;
		if (text.length() > MAX_DIGITS) {
			return "Write at most %d decimal digits.".formatted(MAX_DIGITS);
		}
		switch (digits.toLowerCase(Locale.ROOT)) {
			case ".inf", ".nan" -> {
				return "Write a number, or delete the key if there is none.";
			}
			default -> {
				// Other texts are matched below.
			}
		}
		if (OTHER_BASE.matcher(text).matches()) {
			return "Write the number in decimal digits; hexadecimal, octal and binary numbers are not read.";
		}
		if (SEPARATED.matcher(text).matches() && !digits.chars().allMatch((c) -> c >= '0' && c <= '9')) {
			return "Write the digits without separators.";
		}
		if (FRACTION.matcher(text).matches() && !digits.chars().allMatch((c) -> c >= '0' && c <= '9')) {
			return "Write a whole number without a decimal point and without an exponent.";
		}
		return "Write decimal digits only.";
	}

}
