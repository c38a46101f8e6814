package dev.newsgraph.importing.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number of documents that may be rejected before an import is aborted.
 *
 * @param value the number of documents, or a percentage of the documents that were read
 * @param percent whether the value is a percentage
 */
public record RejectLimit(long value, boolean percent) {

	/** No limit: rejected documents never end an import. */
	public static final RejectLimit NONE = new RejectLimit(100, true);

	/** A percentage is not checked before so many documents were read. */
	private static final long MIN_DOCUMENTS = 1000;

	private static final Pattern PATTERN = Pattern.compile("(\\d{1,12})(%?)");

	public RejectLimit {
		if (value < 0 || (percent && value > 100)) {
			throw new IllegalArgumentException("A limit of rejected documents must be 0 or more, or from 0% to 100%");
		}
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
		return new RejectLimit(Long.parseLong(matcher.group(1)), !matcher.group(2).isEmpty());
	}

	/** Returns whether the limit is exceeded while documents are still read. */
	boolean isExceededSoFar(long rejected, long read) {
		return this.percent ? read >= MIN_DOCUMENTS && isExceeded(rejected, read) : rejected > this.value;
	}

	/** Returns whether the limit is exceeded after all documents were read. */
	public boolean isExceeded(long rejected, long read) {
		return this.percent ? rejected * 100 > this.value * read : rejected > this.value;
	}

	@Override
	public String toString() {
		return this.value + (this.percent ? "%" : "");
	}

}
