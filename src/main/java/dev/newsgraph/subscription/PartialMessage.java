package dev.newsgraph.subscription;

import java.time.Duration;

/** The parts of a message of a client of which more is to come. */
final class PartialMessage {

	private final WaitingBytes waitingBytes;

	private final StringBuilder text = new StringBuilder();

	/** When the first part arrived; 0 if there is none. */
	private long since;

	private boolean ended;

	/**
	 * Creates a message without parts.
	 * @param waitingBytes counts the memory of the parts
	 */
	PartialMessage(WaitingBytes waitingBytes) {
		this.waitingBytes = waitingBytes;
	}

	/**
	 * Adds a part. After the end, parts are dropped.
	 * @return the number of characters so far
	 */
	synchronized int append(String part) {
		if (this.ended) {
			return 0;
		}
		if (this.text.isEmpty()) {
			this.since = System.nanoTime() | 1;
		}
		this.waitingBytes.add(memory(part.length()));
		return this.text.append(part).length();
	}

	/** Returns the parts, and begins a new message. */
	synchronized String take() {
		String message = this.text.toString();
		this.waitingBytes.remove(memory(message.length()));
		this.text.setLength(0);
		this.text.trimToSize();
		this.since = 0;
		return message;
	}

	/**
	 * Drops the parts. Another thread may still receive parts while the connection is
	 * being closed.
	 */
	synchronized void end() {
		take();
		this.ended = true;
	}

	/** Returns whether the first part arrived longer ago than a time. */
	synchronized boolean isLate(Duration timeout) {
		return this.since != 0 && System.nanoTime() - this.since > timeout.toNanos();
	}

	private static long memory(int characters) {
		return 2L * characters;
	}

}
