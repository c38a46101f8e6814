package dev.newsgraph.transport;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Bounds the number of operations that run at the same time. A further operation waits
 * for a short time, and is then refused.
 */
final class OperationGate {

	private final int limit;

	private final Duration wait;

	private final Semaphore permits;

	/**
	 * Creates a gate.
	 * @param limit the number of operations that run at the same time
	 * @param wait how long a further operation waits
	 */
	OperationGate(int limit, Duration wait) {
		this.limit = limit;
		this.wait = wait;
		this.permits = new Semaphore(limit, true);
	}

	/**
	 * Waits until an operation can run. The caller must call {@link #leave()} when it has
	 * ended.
	 * @throws RefusedRequestException if too many operations are running
	 */
	void enter() {
		try {
			if (!this.permits.tryAcquire(this.wait.toNanos(), TimeUnit.NANOSECONDS)) {
				throw RefusedRequestException.overloaded(
						"The gateway is running %d operations, the limit in newsgraph.http.operations-per-core; repeat the request later."
							.formatted(this.limit));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw RefusedRequestException.overloaded("The gateway is stopping.");
		}
	}

	/** Ends an operation. */
	void leave() {
		this.permits.release();
	}

}
