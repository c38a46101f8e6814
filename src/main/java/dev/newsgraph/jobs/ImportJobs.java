package dev.newsgraph.jobs;

import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.importing.ImportRequest;
import dev.newsgraph.importing.report.ImportObserver;
import dev.newsgraph.importing.report.ImportReport;

/** Runs a job in the caller's own thread, in its turn among those of all gateways. */
public final class ImportJobs {

	private static final Duration PAUSE = Duration.ofMillis(200);

	private final JobStore store;

	private final JobExecution execution;

	private final boolean alone;

	ImportJobs(JobStore store, JobExecution execution, boolean alone) {
		this.store = store;
		this.execution = execution;
		this.alone = alone;
	}

	/**
	 * Waits for its turn and runs.
	 * @param name the folder's name, as the job tells it
	 * @param request what is to be done
	 * @param waiting called when another job runs first
	 * @return what came of it; null when it was ended before it began, or by a fault that
	 * the log tells
	 */
	public @Nullable ImportReport run(String name, ImportRequest request, ImportObserver observer, Runnable waiting)
			throws InterruptedException {
		this.store.prepare();
		this.store.recover(this.alone);
		String key = this.store.enqueueHere(name, request.dryRun(), request.maxRejects().toString());
		boolean told = false;
		Optional<Job> job = this.store.claim(key, this.alone);
		while (job.isEmpty()) {
			if (observer.isStopped()) {
				this.store.cancel(key);
				return null;
			}
			if (!this.store.isWaiting(key)) {
				return null;
			}
			if (!told) {
				told = true;
				waiting.run();
			}
			if (this.store.holdsDead()) {
				this.store.recover(false);
			}
			Thread.sleep(PAUSE);
			// This comes first after the pause, as it is the sign of life of the waiting
			// job.
			job = this.store.claim(key, this.alone);
		}
		return this.execution.run(job.get(), () -> request, observer, () -> false);
	}

}
