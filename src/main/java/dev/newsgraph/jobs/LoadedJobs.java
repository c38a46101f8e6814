package dev.newsgraph.jobs;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.newsgraph.importing.BulkImport;
import dev.newsgraph.importing.report.StoredJob;
import dev.newsgraph.importing.report.FileProblem;
import dev.newsgraph.importing.report.ImportReport;

/**
 * The jobs of a load in bulk, with the properties that the statements of this package
 * give to a job that has ended.
 */
final class LoadedJobs {

	private LoadedJobs() {
	}

	/**
	 * Returns a job that has ended.
	 * @param number the number of the job in the queue
	 * @param revision the revision of the graph
	 * @param problems the problems that are kept
	 */
	static StoredJob of(BulkImport.Part part, long number, ImportReport report, String revision,
			List<FileProblem> problems) {
		ZonedDateTime end = ZonedDateTime.now(ZoneOffset.UTC);
		ZonedDateTime start = end.minus(report.took());
		Map<String, Object> job = new HashMap<>();
		job.put("key", part.job());
		job.put("number", number);
		job.put("kind", JobKind.IMPORT.name());
		if (part.folder() != null) {
			job.put("folder", String.valueOf(part.folder().getFileName()));
		}
		job.put("dryRun", false);
		job.put("maxRejects", part.maxRejects().toString());
		job.put("state", JobState.of(report).name());
		job.put("notices", report.notices());
		job.put("read", report.read());
		job.put("loaded", report.loaded());
		job.put("unchanged", report.unchanged());
		job.put("rejected", report.rejected());
		job.put("removed", report.removed());
		job.put("problemCount", report.problemCount());
		job.put("differenceCount", 0L);
		job.put("documentsPerSecond", report.read() * 1000.0 / (report.took().toMillis() + 1));
		job.put("queuedAt", start);
		job.put("startedAt", start);
		job.put("endedAt", end);
		job.put("revision", revision);
		return new StoredJob(job, JobDetails.problems(part.job(), problems, 0));
	}

}
