package dev.newsgraph.jobs;

import java.time.Duration;
import java.util.function.BooleanSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.newsgraph.importing.report.ImportObserver;
import dev.newsgraph.importing.report.ImportProgress;

/**
 * Logs the progress of a job of the gateway every ten seconds, and ends the job when the
 * gateway stops.
 */
final class ProgressLines implements ImportObserver {

	private static final Logger LOGGER = LoggerFactory.getLogger(ProgressLines.class);

	private static final long INTERVAL_NANOS = Duration.ofSeconds(10).toNanos();

	private final long start = System.nanoTime();

	private final BooleanSupplier stopping;

	private long last = this.start;

	ProgressLines(BooleanSupplier stopping) {
		this.stopping = stopping;
	}

	@Override
	public boolean isStopped() {
		return this.stopping.getAsBoolean();
	}

	@Override
	public synchronized void progress(ImportProgress progress) {
		long now = System.nanoTime();
		if (now - this.last > INTERVAL_NANOS) {
			this.last = now;
			LOGGER.info("Import: {} documents read, {} loaded, {} unchanged, {} rejected; {}/s.", progress.read(),
					progress.loaded(), progress.unchanged(), progress.rejected(),
					Math.round(progress.done() * 1e9 / (now - this.start)));
		}
	}

}
