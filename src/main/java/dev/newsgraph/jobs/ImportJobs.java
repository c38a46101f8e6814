package dev.newsgraph.jobs;

import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.importing.ImportRequest;
import dev.newsgraph.importing.report.ImportObserver;
import dev.newsgraph.importing.report.ImportOutcome;
import dev.newsgraph.importing.report.ImportReport;

/**
 * Runs an import job in the thread of the caller. The job waits in the queue that all
 * gateways share.
 */
public final class ImportJobs {

	private static final Duration POLL_INTERVAL = Duration.ofMillis(200);

	private final JobStore store;

	private final JobExecution execution;

	private final boolean exclusive;

	/**
	 * Creates an instance.
	 * @param exclusive whether no other process can use the database
	 */
	ImportJobs(JobStore store, JobExecution execution, boolean exclusive) {
		this.store = store;
		this.execution = execution;
		this.exclusive = exclusive;
	}

	/**
	 * Returns the number of jobs that wait.
	 * @throws dev.newsgraph.database.GraphClientException if the queue cannot be read
	 */
	public long queued() {
		return this.store.queue().count();
	}

	/**
	 * Returns how long the oldest job that waits has been waiting; zero if there is none.
	 * @throws dev.newsgraph.database.GraphClientException if the queue cannot be read
	 */
	public Duration waiting() {
		return this.store.queue().waiting();
	}

	/**
	 * Queues a job, waits until no other job is running, and runs it.
	 * @param name the name of the folder in the job
	 * @param request what to import
	 * @param observer receives the progress and can stop the job
	 * @param waiting called once if another job runs first
	 * @return the report, or {@code null} if the job ended before it was running
	 */
	public @Nullable ImportReport run(String name, ImportRequest request, ImportObserver observer, Runnable waiting)
			throws InterruptedException {
		String refusal = this.store.refusal();
		if (refusal != null) {
			return ImportReport.ofEnd("", Duration.ZERO, ImportOutcome.NEWER_GRAPH).withNotice(refusal);
		}
		this.store.prepare();
		this.store.recover(this.exclusive);
		String key = this.store.enqueueForThisProcess(name, request.dryRun(), request.maxRejects().toString());
		boolean notified = false;
		Optional<Job> job = this.store.claim(key, this.exclusive);
		while (job.isEmpty()) {
			if (observer.isStopped()) {
				this.store.cancel(key, null);
				return null;
			}
			if (!this.store.isQueued(key)) {
				return null;
			}
			if (!notified) {
				notified = true;
				waiting.run();
			}
			if (this.store.hasExpired()) {
				this.store.recover(false);
			}
			Thread.sleep(POLL_INTERVAL);
			// The claim also renews the lease of the waiting job, so it comes right after
			// the pause.
			job = this.store.claim(key, this.exclusive);
		}
		return this.execution.run(job.get(), () -> request, observer, () -> false);
	}

}
