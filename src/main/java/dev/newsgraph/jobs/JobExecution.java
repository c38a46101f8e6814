package dev.newsgraph.jobs;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.newsgraph.database.GraphClientException;
import dev.newsgraph.importing.GraphImport;
import dev.newsgraph.importing.ImportRequest;
import dev.newsgraph.importing.report.ImportObserver;
import dev.newsgraph.importing.report.ImportOutcome;
import dev.newsgraph.importing.report.ImportReport;
import dev.newsgraph.importing.report.RunFolder;

/**
 * Runs one claimed job. While it runs, it renews the lease of the job every second and
 * writes the files of the run to its run folder.
 */
final class JobExecution {

	private static final Logger LOGGER = LoggerFactory.getLogger(JobExecution.class);

	private static final long LEASE_RENEWAL_MILLIS = 1000;

	private final JobStore store;

	private final GraphImport graphImport;

	private final JobProperties properties;

	private final Path runs;

	private final Clock clock;

	private final boolean exclusive;

	/**
	 * Creates an instance.
	 * @param exclusive whether no other process can use the database
	 */
	JobExecution(JobStore store, GraphImport graphImport, JobProperties properties, Path runs, Clock clock,
			boolean exclusive) {
		this.exclusive = exclusive;
		this.store = store;
		this.graphImport = graphImport;
		this.properties = properties;
		this.runs = runs;
		this.clock = clock;
	}

	/**
	 * Runs the job and stores its result. Before it compares the folder, it waits for the
	 * last batch of a job before it whose lease has expired.
	 * @param request supplies what to import; an {@link IllegalArgumentException} fails
	 * the job
	 * @param delegate receives all events of the job and can stop it
	 * @param stopping whether this process is stopping. The job then keeps its state, and
	 * another gateway, or the next start, recovers it.
	 * @return the report, also of a job that could not start, or {@code null} if the
	 * process is stopping
	 * @throws GraphClientException if the database is lost before the import begins. The
	 * work is queued again when the lease expires
	 */
	@Nullable ImportReport run(Job job, Supplier<ImportRequest> request, ImportObserver delegate, BooleanSupplier stopping) {
		ImportRequest importRequest;
		try {
			importRequest = request.get();
		}
		catch (IllegalArgumentException ex) {
			String message = JobMessages.notStarted(ex);
			this.store.finish(job, JobState.FAILED, message, null);
			return ImportReport.ofEnd(job.key(), Duration.ZERO, ImportOutcome.NO_FOLDER).withNotice(message);
		}
		ImportReport report;
		try (RunFolder folder = RunFolder.create(this.runs, this.properties.kept(), this.clock)) {
			JobObserver observer = new JobObserver(this.properties, folder, delegate);
			report = run(job, importRequest, observer, stopping);
			if (report.rejected() > 0 && folder.isWritten()) {
				report = report.withNotice(
						"The rejected documents are listed in %s.".formatted(folder.path().resolve(RunFolder.REJECTS)));
			}
			if (folder.hasDifferences()) {
				report = report.withNotice(
						"All differences are listed in %s.".formatted(folder.path().resolve(RunFolder.DIFFERENCES)));
			}
			folder.summary(report);
			if (stopping.getAsBoolean()) {
				release(job);
				return null;
			}
			write(observer, job);
		}
		finish(job, report);
		return report;
	}

	/** Lets another gateway, or the next start, take the job over at once. */
	private void release(Job job) {
		try {
			this.store.release(job);
		}
		catch (GraphClientException ex) {
			LOGGER.debug("The lease of the job {} cannot be released; it expires.", job.key(), ex);
		}
	}

	private void finish(Job job, ImportReport report) {
		String message = JobMessages.of(report.outcome());
		try {
			this.store.finish(job, JobState.of(report), message.isEmpty() ? null : message, report);
		}
		catch (GraphClientException ex) {
			LOGGER.debug("The end of the job cannot be written; the job fails when its lease expires.", ex);
		}
	}

	private ImportReport run(Job job, ImportRequest request, JobObserver observer, BooleanSupplier stopping) {
		long start = System.nanoTime();
		ScheduledExecutorService renewal = Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
		try {
			renewal.scheduleWithFixedDelay(() -> write(observer, job), LEASE_RENEWAL_MILLIS, LEASE_RENEWAL_MILLIS,
					TimeUnit.MILLISECONDS);
			if (!this.exclusive) {
				this.store.awaitBatch();
			}
			return this.graphImport.run(job.key(), request, observer);
		}
		catch (GraphClientException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			if (!stopping.getAsBoolean()) {
				LOGGER.error(
						"The import job {} failed by an internal error. Documents that were written stay in the graph.",
						job.key(), ex);
			}
			return observer.failureReport(job, Duration.ofNanos(System.nanoTime() - start));
		}
		finally {
			renewal.shutdown();
			// A renewal that is running must not be written after the final state.
			awaitEnd(renewal);
		}
	}

	private static void awaitEnd(ScheduledExecutorService renewal) {
		try {
			renewal.awaitTermination(LEASE_RENEWAL_MILLIS, TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void write(JobObserver observer, Job job) {
		try {
			observer.write(this.store, job);
		}
		catch (RuntimeException ex) {
			LOGGER.debug("The lease of the job {} cannot be renewed.", job.key(), ex);
		}
	}

}
