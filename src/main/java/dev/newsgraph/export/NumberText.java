package dev.newsgraph.export;

import java.math.BigDecimal;

/**
 * Formats numbers as JavaScript does, so that an export and the playground write the same
 * text: {@code 5} instead of {@code 5.0}, and {@code 1e+21} instead of {@code 1.0E21}.
 */
final class NumberText {

	private static final double LARGE = 1e21;

	private static final double SMALL = 1e-6;

	private NumberText() {
	}

	static String of(Number number) {
		if (!(number instanceof Double) && !(number instanceof Float)) {
			return number.toString();
		}
		String text = number.toString();
		double size = Math.abs(number.doubleValue());
		if (size == 0) {
			return "0";
		}
		if (size >= SMALL && size < LARGE) {
			return new BigDecimal(text).stripTrailingZeros().toPlainString();
		}
		return text.replace(".0E", "E").replace("E-", "e-").replace("E", "e+");
	}

}
