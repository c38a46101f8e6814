package dev.newsgraph.subscription;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the bytes of the events that wait for the clients of all subscriptions. If there
 * are too many, no events are read for clients for which some wait already.
 */
final class WaitingBytes {

	private final long limit;

	private final AtomicLong used = new AtomicLong();

	/**
	 * Creates a counter.
	 * @param limit the number of bytes from which no further events are read
	 */
	WaitingBytes(long limit) {
		this.limit = limit;
	}

	/** Returns whether the limit is reached. */
	boolean isFull() {
		return this.used.get() >= this.limit;
	}

	/** Adds bytes. They must be passed to {@link #remove(long)} later. */
	void add(long bytes) {
		this.used.addAndGet(bytes);
	}

	/** Removes bytes that no longer wait. */
	void remove(long bytes) {
		this.used.addAndGet(-bytes);
	}

	/** Returns the number of bytes that wait. */
	long used() {
		return this.used.get();
	}

}
