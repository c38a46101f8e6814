package dev.newsgraph.database;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import org.neo4j.driver.Record;
import org.neo4j.driver.exceptions.Neo4jException;

/**
 * A managed write transaction. All of its statements are committed, retried or rolled
 * back together.
 */
public interface GraphTransaction {

	/**
	 * Runs a statement and returns all rows.
	 */
	List<Record> run(CypherStatement statement);

	/**
	 * Runs statements in the given order, discards their rows, and returns when all are
	 * executed.
	 */
	default void runAll(List<CypherStatement> statements) {
		statements.forEach(this::run);
	}

	/**
	 * Counts the write transactions of this process. If no other process uses the
	 * database, the graph is the same as long as the count is.
	 */
	final class Counter {

		/** Returned by {@link #settled()} if the graph may be changing. */
		public static final long UNSETTLED = -1;

		private static final String SERVER_CODE = "Neo.";

		private final long uncertainNanos;

		private final AtomicLong begun = new AtomicLong();

		private final AtomicLong ended = new AtomicLong();

		private volatile long certainFrom = System.nanoTime();

		/**
		 * Creates a counter.
		 * @param uncertain how long a transaction may still be committed after the
		 * connection was lost
		 */
		public Counter(Duration uncertain) {
			this.uncertainNanos = uncertain.toNanos();
		}

		/** Runs and counts a transaction. */
		<T> T count(Supplier<T> transaction) {
			this.begun.incrementAndGet();
			try {
				return transaction.get();
			}
			catch (Neo4jException ex) {
				// Without a code of the server, the commit may have been sent.
				if (!String.valueOf(ex.code()).startsWith(SERVER_CODE)) {
					this.certainFrom = System.nanoTime() + this.uncertainNanos;
				}
				throw ex;
			}
			finally {
				this.ended.incrementAndGet();
			}
		}

		/** Returns the number of transactions that have ended. */
		public long ended() {
			return this.ended.get();
		}

		/**
		 * Returns the number of transactions that have ended, or {@link #UNSETTLED} if
		 * one is running or may still be committed.
		 */
		public long settled() {
			long before = this.ended.get();
			boolean settled = before == this.begun.get() && System.nanoTime() - this.certainFrom >= 0;
			return settled ? before : UNSETTLED;
		}

	}

}
