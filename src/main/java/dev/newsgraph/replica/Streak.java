package dev.newsgraph.replica;

import java.time.Duration;

/**
 * The time for which something has been true at each of several comparisons in a row. A
 * comparison adds a bounded time, so a process that was suspended does not count the
 * pause.
 */
final class Streak {

	private boolean running;

	private long last;

	private long total;

	/**
	 * Notes a comparison.
	 * @param holds whether it is true
	 * @param now the time in nanoseconds
	 * @param maxStep the time that this comparison adds at most
	 */
	void next(boolean holds, long now, Duration maxStep) {
		this.total = (holds && this.running) ? this.total + Math.min(now - this.last, maxStep.toNanos()) : 0;
		this.running = holds;
		this.last = now;
	}

	/** Returns whether it has been true for this time, up to the last comparison. */
	boolean reached(Duration time) {
		return this.running && this.total >= time.toNanos();
	}

	/** Returns the time for which it has been true. */
	Duration time() {
		return Duration.ofNanos(this.total);
	}

}
