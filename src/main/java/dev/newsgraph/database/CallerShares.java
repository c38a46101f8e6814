package dev.newsgraph.database;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.database.GraphClientException.Reason;

/** Limits the reads that run at the same time for one client. */
final class CallerShares {

	private final int permits;

	private final Map<String, Share> shares = new ConcurrentHashMap<>();

	CallerShares(int permits) {
		this.permits = permits;
	}

	/**
	 * Runs the work of a read as soon as its client may have another one.
	 * @throws GraphClientException if the deadline of the read passes before
	 */
	<T> T within(RunningRead read, Supplier<T> work) {
		Caller caller = read.caller();
		if (caller == null) {
			return work.get();
		}
		Share share = this.shares.compute(caller.name(), (name, found) -> entered(found));
		try {
			acquire(share.free, read);
			try {
				return work.get();
			}
			finally {
				share.free.release();
			}
		}
		finally {
			this.shares.computeIfPresent(caller.name(), (name, found) -> (--found.users > 0) ? found : null);
		}
	}

	/** Returns the number of clients that have reads. */
	int size() {
		return this.shares.size();
	}

	private Share entered(@Nullable Share found) {
		Share share = (found != null) ? found : new Share(new Semaphore(this.permits));
		share.users++;
		return share;
	}

	private static void acquire(Semaphore free, RunningRead read) {
		try {
			if (free.tryAcquire()
					|| free.tryAcquire(read.nanosLeft(System.nanoTime()), TimeUnit.NANOSECONDS)) {
				return;
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		throw new GraphClientException(Reason.BUSY, Reason.BUSY.message());
	}

	/** The permits of one client. The number of users is changed within the map. */
	private static final class Share {

		private final Semaphore free;

		private int users;

		private Share(Semaphore free) {
			this.free = free;
		}

	}

}
