package dev.newsgraph.database;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.neo4j.driver.TransactionConfig;

import dev.newsgraph.database.GraphClientException.Reason;

/**
 * A read or a write that was sent to the database or waits for a connection. Another
 * thread can end it at any time, whether the database answers or not.
 */
final class RunningRead {

	/** Key of the metadata of its transaction, whose value is the ID of the read. */
	static final String METADATA = "newsgraph.read";

	private final String id;

	private final @Nullable Caller caller;

	private final long start = System.nanoTime();

	private final long deadline;

	private @Nullable TrackedConnection connection;

	private @Nullable Reason end;

	/**
	 * Creates a read.
	 * @param nanos how long it may run at most
	 */
	RunningRead(String id, @Nullable Caller caller, long nanos) {
		this.id = id;
		this.caller = caller;
		this.deadline = ((caller != null) ? Math.min(caller.since() - this.start, 0) : 0) + this.start + nanos;
	}

	String id() {
		return this.id;
	}

	@Nullable Caller caller() {
		return this.caller;
	}

	/** Returns the limits of its transaction. The metadata leads from it to this read. */
	TransactionConfig limits(TransactionConfig limits) {
		return TransactionConfig.builder()
			.withTimeout(limits.timeout())
			.withMetadata(Map.of(METADATA, this.id))
			.build();
	}

	long nanosLeft(long now) {
		return this.deadline - now;
	}

	long nanosSpent(long now) {
		return now - this.start;
	}

	/**
	 * Notes the connection over which a transaction of this read is sent.
	 * @return whether it may be sent; not if the read was ended before
	 */
	synchronized boolean sendOver(TrackedConnection used) {
		if (this.end != null) {
			return false;
		}
		this.connection = used;
		return true;
	}

	/**
	 * Ends the read. Its connection is closed, which makes the server terminate the
	 * transaction, and the thread that waits for the rows continues.
	 */
	void end(Reason reason) {
		TrackedConnection used;
		synchronized (this) {
			if (this.end != null) {
				return;
			}
			this.end = reason;
			used = this.connection;
		}
		if (used != null) {
			used.closeFor(this);
		}
	}

	/**
	 * Returns whether the read is still to be sent. A read whose client has gone away
	 * while it waited is ended.
	 */
	boolean isWanted() {
		if (this.caller != null && this.caller.isGone()) {
			end(Reason.CANCELLED);
		}
		return ended() == null;
	}

	/** Notes that the read no longer uses its connection, so that none is closed. */
	synchronized void finish() {
		this.connection = null;
	}

	/** Returns why the read was ended, or {@code null} if it was not. */
	synchronized @Nullable Reason ended() {
		return this.end;
	}

}
