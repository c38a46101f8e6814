package dev.newsgraph.transport;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.access.CredentialKind;
import dev.newsgraph.access.VerifiedCaller;

/**
 * Bounds the number of operations that run at the same time, in total and for one client.
 * A further operation waits for a short time, and is then refused.
 */
public final class OperationGate {

	private final int limit;

	private final int perCaller;

	private final int ofLocal;

	private final Duration wait;

	private final Semaphore permits;

	private final LongAdder refused = new LongAdder();

	private final Map<String, Share> shares = new ConcurrentHashMap<>();

	/**
	 * Creates a gate.
	 * @param limit the number of operations that run at the same time
	 * @param perCaller the number of them that run for one client; 0 for half of the
	 * limit, but at least two, and for all of them if the clients of this machine need no
	 * token
	 * @param wait how long a further operation waits
	 */
	OperationGate(int limit, int perCaller, Duration wait) {
		this.limit = limit;
		this.perCaller = Math.min(limit, (perCaller > 0) ? perCaller : Math.max(2, limit / 2));
		this.ofLocal = (perCaller > 0) ? this.perCaller : limit;
		this.wait = wait;
		this.permits = new Semaphore(limit, true);
	}

	/**
	 * Waits until an operation of a client can run.
	 * @param account the name of the client
	 * @param caller what has identified the client, or {@code null} if it is not known
	 * @return the place of the operation, to be closed when it has ended
	 * @throws RefusedRequestException if too many operations are running
	 */
	public Place enter(String account, @Nullable VerifiedCaller caller) {
		int most = (caller != null && caller.kind() == CredentialKind.LOCAL) ? this.ofLocal : this.perCaller;
		Place place = new Place(account, this.shares.compute(account, (name, found) -> begun(found, most)));
		boolean entered = false;
		try {
			place.resume();
			entered = true;
			return place;
		}
		finally {
			if (!entered) {
				place.close();
			}
		}
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

	private static Share begun(@Nullable Share found, int most) {
		Share share = (found != null) ? found : new Share(most, new Semaphore(most, true));
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

	/** The place of an operation among those that are running. */
	public final class Place implements AutoCloseable {

		private final String caller;

		private final Share share;

		private boolean taken;

		private Place(String caller, Share share) {
			this.caller = caller;
			this.share = share;
		}

		/** Leaves the place to another operation while this one waits for something. */
		void pause() {
			if (this.taken) {
				this.taken = false;
				OperationGate.this.permits.release();
				this.share.free.release();
			}
		}

		/**
		 * Waits until the operation can run, unless it has its place.
		 * @throws RefusedRequestException if too many operations are running
		 */
		void resume() {
			if (this.taken) {
				return;
			}
			long end = System.nanoTime() + OperationGate.this.wait.toNanos();
			try {
				acquire(this.share.free, end,
						"The gateway is running %d operations of this client, the limit in newsgraph.http.operations-per-caller; repeat the request later.",
						this.share.most);
				try {
					acquire(OperationGate.this.permits, end,
							"The gateway is running %d operations, the limit in newsgraph.http.operations-per-core; repeat the request later.",
							OperationGate.this.limit);
					this.taken = true;
				}
				finally {
					if (!this.taken) {
						this.share.free.release();
					}
				}
			}
			catch (RefusedRequestException ex) {
				OperationGate.this.refused.increment();
				throw ex;
			}
		}

		@Override
		public void close() {
			pause();
			end(this.caller);
		}

	}

	/** The permits of one client. The number of operations is changed within the map. */
	private static final class Share {

		private final int most;

		private final Semaphore free;

		private int operations;

		private Share(int most, Semaphore free) {
			this.most = most;
			this.free = free;
		}

	}

}
