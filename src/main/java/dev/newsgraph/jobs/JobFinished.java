package dev.newsgraph.jobs;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;

import dev.newsgraph.importing.report.ImportOutcome;
import dev.newsgraph.importing.report.ImportReport;

/**
 * Event of the end of an import job: of one that this gateway has run, successfully or
 * not, or of one whose process has ended and that this gateway has found in the queue.
 *
 * @param folder the name of the seed folder, or {@code null} for all folders
 * @param removal whether the job removed the documents of the folder
 * @param dryRun whether the job only compared
 * @param report its report; if its process has ended, only the end is known
 */
public record JobFinished(@Nullable String folder, boolean removal, boolean dryRun, ImportReport report) {

	/** Returns the end of a job that this gateway has run. */
	static JobFinished of(Job job, ImportReport report) {
		return new JobFinished(job.folder(), job.kind() == JobKind.REMOVAL, job.dryRun(), report);
	}

	/**
	 * Returns the end of a job in a row that {@code recover.cypher} returns. A job that
	 * was cancelled, or whose gateway was stopped in order, did not fail.
	 */
	static JobFinished of(Record row) {
		ImportOutcome outcome = row.get("stopped").asBoolean() ? ImportOutcome.STOPPED : ImportOutcome.PROCESS_ENDED;
		ImportReport report = ImportReport.ofEnd(row.get("key").asString(),
				Duration.ofMillis(Math.max(0, row.get("milliseconds").asLong())), outcome);
		return new JobFinished(row.get("folder").asString(null),
				row.get("kind").asString().equals(JobKind.REMOVAL.name()), row.get("dryRun").asBoolean(), report);
	}

}
