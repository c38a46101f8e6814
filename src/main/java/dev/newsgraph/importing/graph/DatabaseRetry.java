package dev.newsgraph.importing.graph;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.newsgraph.database.GraphClientException;
import dev.newsgraph.database.GraphClientException.Reason;

/**
 * Asks a database that went away, or has no room, again, until it is back or the time is
 * over.
 */
public final class DatabaseRetry {

	private static final Logger LOGGER = LoggerFactory.getLogger(DatabaseRetry.class);

	private static final Duration PAUSE = Duration.ofMillis(500);

	private final Duration limit;

	private final BooleanSupplier stopped;

	public DatabaseRetry(Duration limit, BooleanSupplier stopped) {
		this.limit = limit;
		this.stopped = stopped;
	}

	/**
	 * Does the work; every part of the import can be done twice.
	 * @throws GraphClientException when it fails otherwise, or the database stays away
	 */
	public <T> T call(Supplier<T> work) {
		long end = System.nanoTime() + this.limit.toNanos();
		boolean waiting = false;
		while (true) {
			try {
				T result = work.get();
				if (waiting) {
					LOGGER.info("The import goes on.");
				}
				return result;
			}
			catch (GraphClientException ex) {
				if (!passes(ex.reason()) || System.nanoTime() > end || this.stopped.getAsBoolean()) {
					throw ex;
				}
				if (!waiting) {
					LOGGER.warn("{} The import waits, {} s at the most.", ex.getMessage(), this.limit.toSeconds());
				}
				waiting = true;
				pause(ex);
			}
		}
	}

	private static boolean passes(Reason reason) {
		return reason == Reason.UNAVAILABLE || reason == Reason.FULL;
	}

	private static void pause(GraphClientException failure) {
		try {
			Thread.sleep(PAUSE);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw failure;
		}
	}

}
