package dev.newsgraph.importing.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many documents may be rejected before an import gives up.
 *
 * @param value a number of documents, or per cent of those that were read
 * @param percent whether it is per cent
 */
public record RejectLimit(long value, boolean percent) {

	/** Rejects never end an import. */
	public static final RejectLimit NONE = new RejectLimit(100, true);

	/** Of fewer documents, per cent say nothing yet. */
	private static final long SAMPLE = 1000;

	private static final Pattern FORM = Pattern.compile("(\\d{1,12})(%?)");

	public RejectLimit {
		if (value < 0 || (percent && value > 100)) {
			throw new IllegalArgumentException("A limit of rejects is 0 or more, or from 0% to 100%");
		}
	}

	/**
	 * Reads {@code 20} or {@code 5%}.
	 * @throws IllegalArgumentException when it is neither, with a sentence for a person
	 */
	public static RejectLimit parse(String text) {
		Matcher matcher = FORM.matcher(text.strip());
		if (!matcher.matches()) {
			throw new IllegalArgumentException(
					"'%s' is no limit of rejects; pass a number, as 20, or per cent, as 5%%".formatted(text));
		}
		return new RejectLimit(Long.parseLong(matcher.group(1)), !matcher.group(2).isEmpty());
	}

	/** Whether so many are too many while documents are still read. */
	boolean isPassed(long rejected, long read) {
		return this.percent ? read >= SAMPLE && isPassedInTheEnd(rejected, read) : rejected > this.value;
	}

	/** Whether so many are too many of all that were read. */
	public boolean isPassedInTheEnd(long rejected, long read) {
		return this.percent ? rejected * 100 > this.value * read : rejected > this.value;
	}

	@Override
	public String toString() {
		return this.value + (this.percent ? "%" : "");
	}

}
