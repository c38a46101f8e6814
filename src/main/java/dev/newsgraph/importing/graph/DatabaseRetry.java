package dev.newsgraph.importing.graph;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.newsgraph.database.GraphClientException;
import dev.newsgraph.database.GraphClientException.Reason;

/**
 * Repeats work while the database is unavailable or has no disk space, until it succeeds
 * or a time limit is reached.
 */
public final class DatabaseRetry {

	private static final Logger LOGGER = LoggerFactory.getLogger(DatabaseRetry.class);

	private static final Duration INTERVAL = Duration.ofMillis(500);

	private final Duration limit;

	private final BooleanSupplier stopped;

	/**
	 * Creates a retry.
	 * @param limit how long to wait for the database
	 * @param stopped returns whether to give up early
	 */
	public DatabaseRetry(Duration limit, BooleanSupplier stopped) {
		this.limit = limit;
		this.stopped = stopped;
	}

	/**
	 * Runs the work, and repeats it if necessary. The work must be idempotent.
	 * @throws GraphClientException if the work fails for another reason, or the database
	 * does not become available in time
	 */
	public <T> T call(Supplier<T> work) {
		long end = System.nanoTime() + this.limit.toNanos();
		boolean waiting = false;
		while (true) {
			try {
				T result = work.get();
				if (waiting) {
					LOGGER.info("The database is available. The import continues.");
				}
				return result;
			}
			catch (GraphClientException ex) {
				if (!isRetryable(ex.reason()) || System.nanoTime() > end || this.stopped.getAsBoolean()) {
					throw ex;
				}
				if (!waiting) {
					LOGGER.warn("{} The import waits for up to {} s.", ex.getMessage(), this.limit.toSeconds());
				}
				waiting = true;
				pause(ex);
			}
		}
	}

	private static boolean isRetryable(Reason reason) {
		return reason == Reason.UNAVAILABLE || reason == Reason.FULL;
	}

	private static void pause(GraphClientException failure) {
		try {
			Thread.sleep(INTERVAL);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw failure;
		}
	}

}
