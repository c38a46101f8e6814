package dev.newsgraph.jobs;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;

import dev.newsgraph.database.DatabaseReachable;
import dev.newsgraph.database.GraphClientException;
import dev.newsgraph.importing.ImportRequest;
import dev.newsgraph.importing.ImportRoot;
import dev.newsgraph.importing.report.ImportReport;
import dev.newsgraph.importing.report.RejectLimit;

/** Takes jobs from the queue and runs them, one after the other, off the main thread. */
final class JobRunner implements DisposableBean {

	private static final Logger LOGGER = LoggerFactory.getLogger(JobRunner.class);

	private static final Duration PATIENCE = Duration.ofSeconds(2);

	private final JobStore store;

	private final JobExecution execution;

	private final ImportRoot root;

	private final JobProperties properties;

	private final JobReports reports;

	private final boolean alone;

	private final boolean importsAtStart;

	private final Semaphore work = new Semaphore(0);

	private @Nullable Thread thread;

	private volatile boolean stopping;

	/**
	 * A runner.
	 * @param alone whether no other gateway can use the database
	 * @param importsAtStart whether everything is imported first
	 */
	JobRunner(JobStore store, JobExecution execution, ImportRoot root, JobProperties properties, JobReports reports,
			boolean alone, boolean importsAtStart) {
		this.store = store;
		this.execution = execution;
		this.root = root;
		this.properties = properties;
		this.reports = reports;
		this.alone = alone;
		this.importsAtStart = importsAtStart;
	}

	@EventListener(DatabaseReachable.class)
	synchronized void start() {
		if (this.thread == null && this.properties.run()) {
			this.thread = Thread.ofPlatform().name("import").start(this::run);
		}
	}

	/**
	 * A job was queued here, so there is no need to wait for the next look at the queue.
	 */
	void wake() {
		this.work.release();
	}

	private void run() {
		boolean prepared = false;
		while (!this.stopping) {
			try {
				if (!prepared) {
					prepare();
					prepared = true;
				}
				workOff();
				if (this.work.tryAcquire(this.properties.poll().toMillis(), TimeUnit.MILLISECONDS)) {
					this.work.drainPermits();
				}
			}
			catch (GraphClientException ex) {
				LOGGER.debug("The queue of jobs cannot be read now.", ex);
				pause();
			}
			catch (InterruptedException ex) {
				return;
			}
			catch (RuntimeException | Error ex) {
				if (!this.stopping) {
					LOGGER.error("A fault in the queue of jobs.", ex);
					pause();
				}
			}
		}
	}

	private void prepare() {
		this.store.prepare();
		this.store.recover(this.alone);
		if (this.importsAtStart) {
			this.store.enqueue(JobKind.IMPORT, null, false, null);
		}
	}

	private void workOff() {
		if (this.store.holdsDead()) {
			this.store.recover(false);
		}
		while (!this.stopping && this.store.holdsWaiting()) {
			Optional<Job> job = this.store.claim();
			if (job.isEmpty()) {
				return;
			}
			run(job.get());
		}
	}

	private void run(Job job) {
		ImportReport report = this.execution.run(job, () -> request(job), new ProgressLines(), () -> this.stopping);
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

	/**
	 * Ends the import after the batch that is being written; the driver is closed after
	 * this.
	 */
	@Override
	public synchronized void destroy() throws InterruptedException {
		this.stopping = true;
		if (this.thread != null) {
			this.thread.interrupt();
			this.thread.join(PATIENCE);
		}
	}

}
