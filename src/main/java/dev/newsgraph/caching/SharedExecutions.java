package dev.newsgraph.caching;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.database.Caller;
import dev.newsgraph.revision.RevisionState;

/**
 * The executions that run, so that equal requests that arrive meanwhile wait for the
 * answer instead of being executed too.
 */
final class SharedExecutions {

	/** Time between two looks whether the client of a waiting request has gone away. */
	private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

	private final long timeout;

	private final Map<Key, Execution> running = new ConcurrentHashMap<>();

	/**
	 * Creates a record without executions.
	 * @param timeout how long after its begin a request may be waiting
	 */
	SharedExecutions(Duration timeout) {
		this.timeout = timeout.toNanos();
	}

	/**
	 * Begins an execution, or returns the one that is running for an equal request.
	 * @param request what determines the answer
	 * @param state the state of the graph
	 */
	Begun begin(RequestDigest request, RevisionState state) {
		Key key = new Key(request, state);
		Execution mine = new Execution(key);
		Execution other = this.running.putIfAbsent(key, mine);
		return (other != null) ? new Begun(other, false) : new Begun(mine, true);
	}

	/**
	 * An execution.
	 *
	 * @param execution the one that is running
	 * @param first whether the caller must execute the operation, and end the execution
	 */
	record Begun(Execution execution, boolean first) {
	}

	/** How an execution ended. */
	enum End {

		/** Other requests can have the answer. */
		ANSWERED,

		/** The answer is only for the request that was executed. */
		NOT_SHARED,

		/** The client of the execution has gone away, so another request is executed. */
		ABANDONED,

		/** The waiting request has reached its time limit. */
		NOT_AWAITED,

		/** The client of the waiting request has gone away. */
		CLIENT_GONE

	}

	/** An execution that other requests can wait for. */
	final class Execution {

		private final long start = System.nanoTime();

		private final CompletableFuture<End> end = new CompletableFuture<>();

		private final Key key;

		private volatile @Nullable CachedAnswer answer;

		private Execution(Key key) {
			this.key = key;
		}

		/** Returns the {@link System#nanoTime()} before the first statement. */
		long start() {
			return this.start;
		}

		/** Ends the execution. Further requests begin another one. */
		void end(End how, @Nullable CachedAnswer result) {
			SharedExecutions.this.running.remove(this.key, this);
			this.answer = result;
			this.end.complete((how == End.ANSWERED && result == null) ? End.NOT_SHARED : how);
		}

		/** Returns the answer after {@link End#ANSWERED}. */
		@Nullable CachedAnswer answer() {
			return this.answer;
		}

		/**
		 * Waits for the end, as long as the waiting request may take and its client is
		 * there.
		 * @param waiting the client that waits, or {@code null} if it is unknown
		 */
		End await(@Nullable Caller waiting) {
			long deadline = ((waiting != null) ? waiting.since() : System.nanoTime()) + SharedExecutions.this.timeout;
			long left = deadline - System.nanoTime();
			while (left > 0) {
				try {
					return this.end.get(Math.min(left, LOOK_NANOS), TimeUnit.NANOSECONDS);
				}
				catch (TimeoutException ex) {
					if (waiting != null && waiting.isGone()) {
						return End.CLIENT_GONE;
					}
					left = deadline - System.nanoTime();
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
					return End.NOT_AWAITED;
				}
				catch (ExecutionException ex) {
					return End.NOT_SHARED;
				}
			}
			return End.NOT_AWAITED;
		}

	}

	private record Key(RequestDigest request, RevisionState state) {
	}

}
