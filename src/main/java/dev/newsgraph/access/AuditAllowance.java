package dev.newsgraph.access;

import java.util.concurrent.TimeUnit;

/** How many lines about denied requests are written in a minute. */
final class AuditAllowance {

	/** Returned for a line that must not be written. */
	static final long OMIT = -1;

	private static final long WINDOW_NANOS = TimeUnit.MINUTES.toNanos(1);

	private final int limit;

	private long window;

	private int lines;

	private long omitted;

	/**
	 * Creates an allowance.
	 * @param limit the lines in a minute
	 * @param now the time in nanoseconds
	 */
	AuditAllowance(int limit, long now) {
		this.limit = limit;
		this.window = now;
	}

	/**
	 * Takes a line.
	 * @param now the time in nanoseconds
	 * @return the number of lines that were omitted before it, or {@link #OMIT}
	 */
	synchronized long take(long now) {
		if (now - this.window >= WINDOW_NANOS) {
			this.window = now;
			this.lines = 0;
		}
		if (this.lines >= this.limit) {
			this.omitted++;
			return OMIT;
		}
		this.lines++;
		long before = this.omitted;
		this.omitted = 0;
		return before;
	}

}
