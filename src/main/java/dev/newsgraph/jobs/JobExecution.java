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
import dev.newsgraph.importing.report.ImportReport;
import dev.newsgraph.importing.report.RunFolder;

/**
 * Runs one claimed job to its end, with signs of life and a folder for what it leaves.
 */
final class JobExecution {

	private static final Logger LOGGER = LoggerFactory.getLogger(JobExecution.class);

	private static final long SIGN_OF_LIFE_MILLIS = 1000;

	private final JobStore store;

	private final GraphImport graphImport;

	private final JobProperties properties;

	private final Path runs;

	private final Clock clock;

	JobExecution(JobStore store, GraphImport graphImport, JobProperties properties, Path runs, Clock clock) {
		this.store = store;
		this.graphImport = graphImport;
		this.properties = properties;
		this.runs = runs;
		this.clock = clock;
	}

	/**
	 * Runs the job.
	 * @param request what it is to do; an illegal argument fails the job
	 * @param onlooker sees what the job tells, and may end it
	 * @param abandoned whether this process ends: then the job stays as it is, for the
	 * next start to find
	 * @return what came of it; null when it could not begin, or was abandoned
	 */
	@Nullable ImportReport run(Job job, Supplier<ImportRequest> request, ImportObserver onlooker, BooleanSupplier abandoned) {
		ImportRequest asked;
		try {
			asked = request.get();
		}
		catch (IllegalArgumentException ex) {
			this.store.finish(job, JobState.FAILED, "Nothing was imported: %s.".formatted(ex.getMessage()), null);
			return null;
		}
		ImportReport report;
		try (RunFolder folder = RunFolder.create(this.runs, this.properties.kept(), this.clock)) {
			JobObserver observer = new JobObserver(this.properties, folder, onlooker);
			report = run(job, asked, observer, abandoned);
			if (report.rejected() > 0 && folder.isWritten()) {
				report = report
					.withNotice("What was rejected is in %s.".formatted(folder.path().resolve(RunFolder.REJECTS)));
			}
			folder.summary(report);
			if (abandoned.getAsBoolean()) {
				return null;
			}
			write(observer, job);
		}
		finish(job, report);
		return report;
	}

	private void finish(Job job, ImportReport report) {
		String message = JobState.message(report.outcome());
		try {
			this.store.finish(job, JobState.of(report), message.isEmpty() ? null : message, report);
		}
		catch (GraphClientException ex) {
			LOGGER.debug("The end of the job cannot be written; without signs of life it will be taken for dead.", ex);
		}
	}

	private ImportReport run(Job job, ImportRequest request, JobObserver observer, BooleanSupplier abandoned) {
		long start = System.nanoTime();
		ScheduledExecutorService life = Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
		try {
			life.scheduleWithFixedDelay(() -> write(observer, job), SIGN_OF_LIFE_MILLIS, SIGN_OF_LIFE_MILLIS,
					TimeUnit.MILLISECONDS);
			return this.graphImport.run(job.key(), request, observer);
		}
		catch (RuntimeException ex) {
			if (!abandoned.getAsBoolean()) {
				LOGGER.error("The import job {} ended by a fault of its own; what was written stays.", job.key(), ex);
			}
			return observer.reportOfFault(job, Duration.ofNanos(System.nanoTime() - start));
		}
		finally {
			life.shutdown();
			// A sign of life that is being written must not come after the end.
			awaitEnd(life);
		}
	}

	private static void awaitEnd(ScheduledExecutorService life) {
		try {
			life.awaitTermination(SIGN_OF_LIFE_MILLIS, TimeUnit.MILLISECONDS);
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
			LOGGER.debug("The job gives no sign of life now.", ex);
		}
	}

}
