package dev.newsgraph.jobs;

import java.io.PrintStream;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

import org.springframework.context.ApplicationEventPublisher;

import dev.newsgraph.importing.ImportFinished;
import dev.newsgraph.importing.report.ImportOutcome;
import dev.newsgraph.importing.report.ImportReport;
import dev.newsgraph.importing.report.ImportReportText;

/**
 * Prints the results of jobs on the console, and publishes them. The first import of all
 * folders, usually the one at the start, and every job with problems get a full report;
 * other jobs get one line.
 */
final class JobReports {

	private static final Logger LOGGER = LoggerFactory.getLogger(JobReports.class);

	private final @Nullable PrintStream console;

	private final int problems;

	private final ApplicationEventPublisher events;

	private boolean first = true;

	/**
	 * Creates an instance.
	 * @param console where reports are printed, or {@code null} to log each as one event
	 * @param problems how many problems a report lists
	 */
	JobReports(@Nullable PrintStream console, int problems, ApplicationEventPublisher events) {
		this.console = console;
		this.problems = problems;
		this.events = events;
	}

	/** Prints the report of a job, and publishes it. */
	void show(Job job, ImportReport report) {
		this.events.publishEvent(JobFinished.of(job, report));
		boolean imported = job.folder() == null && !job.dryRun();
		if (report.problemCount() > 0 || (imported && this.first)) {
			print(report);
		}
		else {
			log(job, report);
		}
		if (imported) {
			this.first = false;
			this.events.publishEvent(new ImportFinished(report));
		}
	}

	/**
	 * Publishes the end of an import of all folders that was not begun, and of which the
	 * graph has no job.
	 */
	void refuse(ImportReport report) {
		this.events.publishEvent(new JobFinished(JobWork.ALL_FOLDERS, false, report));
		this.events.publishEvent(new ImportFinished(report));
	}

	/** Publishes the ends of jobs whose process has ended. */
	void publish(List<JobFinished> ends) {
		ends.forEach(this.events::publishEvent);
	}

	private static void log(Job job, ImportReport report) {
		String folder = (job.folder() != null) ? job.folder() : "all seed folders";
		String dryRun = job.dryRun() ? " (dry run)" : "";
		if (report.outcome() != ImportOutcome.COMPLETED) {
			event(Level.WARN, report).log("Import job of {}{} ended with {}. {}", folder, dryRun, report.outcome(),
					String.join(" ", report.notices()));
			return;
		}
		event(Level.INFO, report).log("Import job of {}{}: {} read, {} loaded, {} unchanged, {} removed.", folder,
				dryRun, report.read(), report.loaded(), report.unchanged(), report.removed());
	}

	private void print(ImportReport report) {
		String text = ImportReportText.of(report, this.problems);
		if (this.console != null) {
			this.console.print("\n" + text);
			this.console.flush();
			return;
		}
		Level level = (report.outcome() == ImportOutcome.COMPLETED && report.problemCount() == 0) ? Level.INFO
				: Level.WARN;
		event(level, report).log(text.strip());
	}

	/** Returns an event with the figures of a report. */
	private static LoggingEventBuilder event(Level level, ImportReport report) {
		return LOGGER.atLevel(level)
			.addKeyValue("import.job", report.job())
			.addKeyValue("import.outcome", report.outcome())
			.addKeyValue("import.read", report.read())
			.addKeyValue("import.loaded", report.loaded())
			.addKeyValue("import.unchanged", report.unchanged())
			.addKeyValue("import.rejected", report.rejected())
			.addKeyValue("import.removed", report.removed())
			.addKeyValue("import.problems", report.problemCount());
	}

}
