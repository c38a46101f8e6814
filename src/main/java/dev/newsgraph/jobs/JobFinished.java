package dev.newsgraph.jobs;

import java.time.Duration;

import org.neo4j.driver.Record;

import dev.newsgraph.importing.report.ImportOutcome;
import dev.newsgraph.importing.report.ImportReport;

/**
 * Event of the end of an import job: of one that this gateway has run, successfully or
 * not, or of one whose process has ended and that this gateway has found in the queue.
 *
 * @param work what the job did
 * @param dryRun whether the job only compared
 * @param report its report; if its process has ended, only the end is known
 */
public record JobFinished(JobWork work, boolean dryRun, ImportReport report) {

	/** Returns the end of a job that this gateway has run. */
	static JobFinished of(Job job, ImportReport report) {
		return new JobFinished(new JobWork(job.kind(), job.folder()), job.dryRun(), report);
	}

	/**
	 * Returns the end of a job in a row that {@code recover.cypher} returns. A job that
	 * was cancelled, or whose gateway was stopped in order, did not fail.
	 */
	static JobFinished of(Record row) {
		ImportOutcome outcome = row.get("stopped").asBoolean() ? ImportOutcome.STOPPED : ImportOutcome.PROCESS_ENDED;
		ImportReport report = ImportReport.ofEnd(row.get("key").asString(),
				Duration.ofMillis(Math.max(0, row.get("milliseconds").asLong())), outcome);
		JobWork work = new JobWork(JobKind.valueOf(row.get("kind").asString()), row.get("folder").asString(null));
		return new JobFinished(work, row.get("dryRun").asBoolean(), report);
	}

}
