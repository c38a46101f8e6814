package dev.newsgraph.importing;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.newsgraph.database.GraphClientException;
import dev.newsgraph.database.GraphClientException.Reason;

/** Asks a database that went away again, until it is back or the time is over. */
final class Patience {

	private static final Logger LOGGER = LoggerFactory.getLogger(Patience.class);

	private static final Duration PAUSE = Duration.ofMillis(500);

	private final Duration limit;

	private final BooleanSupplier stopped;

	Patience(Duration limit, BooleanSupplier stopped) {
		this.limit = limit;
		this.stopped = stopped;
	}

	/**
	 * Does the work; every part of the import can be done twice.
	 * @throws GraphClientException when it fails otherwise, or the database stays away
	 */
	<T> T call(Supplier<T> work) {
		long end = System.nanoTime() + this.limit.toNanos();
		boolean waiting = false;
		while (true) {
			try {
				T result = work.get();
				if (waiting) {
					LOGGER.info("The database answers again; the import goes on.");
				}
				return result;
			}
			catch (GraphClientException ex) {
				if (ex.reason() != Reason.UNAVAILABLE || System.nanoTime() > end || this.stopped.getAsBoolean()) {
					throw ex;
				}
				if (!waiting) {
					LOGGER.warn("The database cannot be reached; the import waits for it, {} s at the most.",
							this.limit.toSeconds());
				}
				waiting = true;
				pause(ex);
			}
		}
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
