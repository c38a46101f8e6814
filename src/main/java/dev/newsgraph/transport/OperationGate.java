package dev.newsgraph.transport;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;

/**
 * Bounds the number of operations that run at the same time, in total and for one client.
 * A further operation waits for a short time, and is then refused.
 */
public final class OperationGate {

	private final int limit;

	private final int perCaller;

	private final Duration wait;

	private final Semaphore permits;

	private final LongAdder refused = new LongAdder();

	private final Map<String, Share> shares = new ConcurrentHashMap<>();

	/**
	 * Creates a gate.
	 * @param limit the number of operations that run at the same time
	 * @param perCaller the number of them that run for one client; 0 for half of the
	 * limit, but at least two
	 * @param wait how long a further operation waits
	 */
	OperationGate(int limit, int perCaller, Duration wait) {
		this.limit = limit;
		this.perCaller = Math.min(limit, (perCaller > 0) ? perCaller : Math.max(2, limit / 2));
		this.wait = wait;
		this.permits = new Semaphore(limit, true);
	}

	/**
	 * Waits until an operation of a client can run. The caller must call
	 * {@link #leave(String)} when it has ended.
	 * @param caller the name of the client
	 * @throws RefusedRequestException if too many operations are running
	 */
	public void enter(String caller) {
		long end = System.nanoTime() + this.wait.toNanos();
		Share share = this.shares.compute(caller, (name, found) -> begun(found));
		boolean entered = false;
		try {
			acquire(share.free, end,
					"The gateway is running %d operations of this client, the limit in newsgraph.http.operations-per-caller; repeat the request later.",
					this.perCaller);
			try {
				acquire(this.permits, end,
						"The gateway is running %d operations, the limit in newsgraph.http.operations-per-core; repeat the request later.",
						this.limit);
				entered = true;
			}
			finally {
				if (!entered) {
					share.free.release();
				}
			}
		}
		finally {
			if (!entered) {
				this.refused.increment();
				end(caller);
			}
		}
	}

	/** Ends an operation of a client. */
	public void leave(String caller) {
		this.permits.release();
		this.shares.computeIfPresent(caller, (name, found) -> {
			found.free.release();
			return found;
		});
		end(caller);
	}

	/** Returns the number of operations that run at the same time. */
	int limit() {
		return this.limit;
	}

	/** Returns the number of operations of one client that run at the same time. */
	int perCaller() {
		return this.perCaller;
	}

	/** Returns the number of operations that are running. */
	int running() {
		return this.limit - this.permits.availablePermits();
	}

	/** Returns the number of operations that were refused since the start. */
	long refused() {
		return this.refused.sum();
	}

	/** Returns the number of clients that have operations. */
	int callers() {
		return this.shares.size();
	}

	private Share begun(@Nullable Share found) {
		Share share = (found != null) ? found : new Share(new Semaphore(this.perCaller, true));
		share.operations++;
		return share;
	}

	private void end(String caller) {
		this.shares.computeIfPresent(caller, (name, found) -> (--found.operations > 0) ? found : null);
	}

	private static void acquire(Semaphore free, long end, String message, int limit) {
		try {
			if (!free.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
				throw RefusedRequestException.overloaded(message.formatted(limit));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw RefusedRequestException.overloaded("The gateway is stopping.");
		}
	}

	/** The permits of one client. The number of operations is changed within the map. */
	private static final class Share {

		private final Semaphore free;

		private int operations;

		private Share(Semaphore free) {
			this.free = free;
		}

	}

}
