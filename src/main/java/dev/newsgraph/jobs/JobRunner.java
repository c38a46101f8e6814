package dev.newsgraph.jobs;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;

import dev.newsgraph.database.DatabaseReachable;
import dev.newsgraph.database.GraphClientException;
import dev.newsgraph.database.GraphClientException.Reason;
import dev.newsgraph.importing.ImportRequest;
import dev.newsgraph.importing.ImportRoot;
import dev.newsgraph.importing.report.ImportOutcome;
import dev.newsgraph.importing.report.ImportReport;
import dev.newsgraph.importing.report.RejectLimit;

/**
 * Prepares the queue, takes jobs from it and runs them one after another, in its own
 * thread. When the gateway stops, the import ends after the batch that is being written,
 * while requests still end and before the driver is closed.
 */
final class JobRunner implements SmartLifecycle, DisposableBean {

	private static final Logger LOGGER = LoggerFactory.getLogger(JobRunner.class);

	/** Failures that only a change of the database or of its disk ends. */
	private static final Set<Reason> LASTING = EnumSet.of(Reason.OTHER, Reason.EXHAUSTED, Reason.BROKEN, Reason.FULL);

	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);

	private final JobStore store;

	private final JobExecution execution;

	private final ImportRoot root;

	private final JobProperties properties;

	private final JobReports reports;

	private final boolean exclusive;

	private final boolean importsAtStart;

	private final BulkJobs bulk;

	private final Semaphore wakeUps = new Semaphore(0);

	private @Nullable Thread thread;

	private volatile boolean stopping;

	/** Whether a newer version had written to the graph when that was checked last. */
	private boolean refused;

	private boolean failureShown;

	/**
	 * Creates a runner, which starts when the database is reachable.
	 * @param exclusive whether no other gateway can use the database
	 * @param importsAtStart whether a job for all seed folders is queued at the start
	 * @param bulk what was loaded in bulk before the database started
	 */
	JobRunner(JobStore store, JobExecution execution, ImportRoot root, JobProperties properties, JobReports reports,
			boolean exclusive, boolean importsAtStart, BulkJobs bulk) {
		this.bulk = bulk;
		this.store = store;
		this.execution = execution;
		this.root = root;
		this.properties = properties;
		this.reports = reports;
		this.exclusive = exclusive;
		this.importsAtStart = importsAtStart;
	}

	@EventListener(DatabaseReachable.class)
	synchronized void databaseReachable() {
		if (this.thread == null && !this.stopping) {
			this.thread = Thread.ofPlatform().name("import").start(this::run);
		}
	}

	/** Makes the runner check the queue at once, after this gateway has queued a job. */
	void wake() {
		this.wakeUps.release();
	}

	private void run() {
		boolean prepared = false;
		while (!this.stopping) {
			try {
				if (!prepared) {
					if (isRefused()) {
						pause();
						continue;
					}
					this.store.prepare();
					if (!this.properties.run()) {
						return;
					}
					recover();
					prepared = true;
				}
				runQueuedJobs();
				this.failureShown = false;
				if (this.wakeUps.tryAcquire(this.properties.poll(this.exclusive).toMillis(), TimeUnit.MILLISECONDS)) {
					this.wakeUps.drainPermits();
				}
			}
			catch (GraphClientException ex) {
				failed(ex);
				pause();
			}
			catch (InterruptedException ex) {
				return;
			}
			catch (RuntimeException | Error ex) {
				if (!this.stopping) {
					LOGGER.error("The job queue failed by an internal error; the runner tries again.", ex);
					pause();
				}
			}
		}
	}

	/**
	 * Notes a failure that does not end by itself, once until a look at the queue
	 * succeeds.
	 */
	private void failed(GraphClientException failure) {
		LOGGER.debug("The job queue cannot be read; the runner tries again.", failure);
		if (LASTING.contains(failure.reason()) && !this.failureShown) {
			this.failureShown = true;
			LOGGER.warn("Import jobs wait, because their queue cannot be read; the gateway tries again. {}{}",
					failure.getMessage(), cause(failure));
		}
	}

	/** Returns the first line of what the database has said. */
	private static String cause(GraphClientException failure) {
		Throwable cause = failure.getCause();
		return (cause != null && cause.getMessage() != null) ? " " + cause.getMessage().lines().findFirst().orElse("")
				: "";
	}

	private void recover() {
		this.reports.publish(this.store.recover(this.exclusive));
		BulkJobs.Loaded loaded = this.bulk.loaded();
		if (loaded != null) {
			this.reports.show(loaded.job(), loaded.report());
		}
		if (this.importsAtStart && !this.bulk.replacesImport()) {
			this.store.enqueueImportAtStart();
		}
	}

	/**
	 * Returns whether only gateways of a newer version may change the graph. When that
	 * begins, it is logged, and published as the end of the import at the start.
	 */
	private boolean isRefused() {
		String refusal = this.store.refusal();
		if (refusal != null && !this.refused) {
			LOGGER.warn("This gateway runs no import jobs. {}", refusal);
			if (this.importsAtStart && this.properties.run()) {
				this.reports
					.refuse(ImportReport.ofEnd("", Duration.ZERO, ImportOutcome.NEWER_GRAPH).withNotice(refusal));
			}
		}
		this.refused = refusal != null;
		return this.refused;
	}

	private void runQueuedJobs() {
		if (this.store.hasExpired() && !isRefused()) {
			this.reports.publish(this.store.recover(false));
		}
		while (!this.stopping && this.store.hasQueued()) {
			if (isRefused()) {
				return;
			}
			Optional<Job> job = this.store.claim();
			if (job.isEmpty()) {
				return;
			}
			run(job.get());
		}
	}

	private void run(Job job) {
		ImportReport report = this.execution.run(job, () -> request(job), new ProgressLines(() -> this.stopping),
				() -> this.stopping);
		if (report != null) {
			this.reports.show(job, report);
		}
	}

	private ImportRequest request(Job job) {
		String folder = job.folder();
		if (job.kind() == JobKind.REMOVAL && folder != null) {
			return ImportRequest.removal(folder);
		}
		List<Path> folders = (folder != null) ? List.of(this.root.folder(folder)) : List.of();
		String limit = job.maxRejects();
		return ImportRequest.of(folders)
			.withDryRun(job.dryRun())
			.withMaxRejects((limit != null) ? RejectLimit.parse(limit) : RejectLimit.NONE);
	}

	private void pause() {
		try {
			Thread.sleep(this.properties.poll());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Does nothing, because the runner starts when the database is reachable. */
	@Override
	public void start() {
	}

	@Override
	public void stop() {
		this.stopping = true;
		wake();
	}

	/**
	 * Stops the import after the batch that is being written. Spring bounds the time.
	 */
	@Override
	public void stop(Runnable callback) {
		stop();
		Thread running = thread();
		Thread.ofVirtual().name("import-stop").start(() -> {
			try {
				if (running != null) {
					running.join();
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			callback.run();
		});
	}

	/** Returns {@code false}, because a stopped runner does not start again. */
	@Override
	public boolean isPauseable() {
		return false;
	}

	@Override
	public boolean isRunning() {
		Thread running = thread();
		return running != null && running.isAlive();
	}

	private synchronized @Nullable Thread thread() {
		return this.thread;
	}

	/** Aborts an import that has not stopped in time. The driver is closed afterwards. */
	@Override
	public void destroy() throws InterruptedException {
		this.stopping = true;
		Thread running = thread();
		if (running != null) {
			running.interrupt();
			running.join(STOP_TIMEOUT);
		}
	}

}
