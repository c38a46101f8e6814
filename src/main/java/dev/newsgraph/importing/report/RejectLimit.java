package dev.newsgraph.importing.report;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number of documents that may be rejected before an import is aborted.
 *
 * @param value the number of documents, or a percentage of the documents that were read
 * @param percent whether the value is a percentage
 */
public record RejectLimit(BigDecimal value, boolean percent) {

	private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

	/** No limit: rejected documents never end an import. */
	public static final RejectLimit NONE = new RejectLimit(100, true);

	/** A percentage is not checked before so many documents were read. */
	private static final long MIN_DOCUMENTS = 1000;

	private static final Pattern PATTERN = Pattern.compile("(\\d{1,12})|(\\d{1,3}(?:\\.\\d{1,12})?)%");

	public RejectLimit {
		value = value.stripTrailingZeros();
		if (value.signum() < 0 || (percent && value.compareTo(HUNDRED) > 0)) {
			throw new IllegalArgumentException("A limit of rejected documents must be 0 or more, or from 0% to 100%");
		}
	}

	public RejectLimit(long value, boolean percent) {
		this(BigDecimal.valueOf(value), percent);
	}

	/**
	 * Parses a limit such as {@code 20} or {@code 5%}.
	 * @throws IllegalArgumentException if the text is neither a number nor a percentage;
	 * the message is meant for the user
	 */
	public static RejectLimit parse(String text) {
		Matcher matcher = PATTERN.matcher(text.strip());
		if (!matcher.matches()) {
			throw new IllegalArgumentException(
					("'%s' is not a valid limit of rejected documents; pass a number, such as 20, or a percentage,"
							+ " such as 5%%")
						.formatted(text));
		}
		String documents = matcher.group(1);
		return (documents != null) ? new RejectLimit(Long.parseLong(documents), false)
				: new RejectLimit(new BigDecimal(matcher.group(2)), true);
	}

	/** Returns whether the limit is exceeded while documents are still read. */
	boolean isExceededSoFar(long rejected, long read) {
		return (!this.percent || read >= MIN_DOCUMENTS) && isExceeded(rejected, read);
	}

	/** Returns whether the limit is exceeded after all documents were read. */
	public boolean isExceeded(long rejected, long read) {
		BigDecimal all = this.percent ? HUNDRED.multiply(BigDecimal.valueOf(rejected)) : BigDecimal.valueOf(rejected);
		return all.compareTo(this.percent ? this.value.multiply(BigDecimal.valueOf(read)) : this.value) > 0;
	}

	@Override
	public String toString() {
		return this.value.toPlainString() + (this.percent ? "%" : "");
	}

}
