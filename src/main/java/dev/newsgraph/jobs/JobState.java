package dev.newsgraph.jobs;

import dev.newsgraph.importing.report.ImportOutcome;
import dev.newsgraph.importing.report.ImportReport;

/** State of a job; the values of {@code ImportState} in the schema. */
enum JobState {

	QUEUED, RUNNING, SUCCEEDED, SUCCEEDED_WITH_REJECTS, FAILED, CANCELLED;

	/** Returns the final state of a job with this report. */
	static JobState of(ImportReport report) {
		return switch (report.outcome()) {
			case COMPLETED -> (report.rejected() > 0) ? SUCCEEDED_WITH_REJECTS : SUCCEEDED;
			case STOPPED -> CANCELLED;
			case TOO_MANY_REJECTS, NO_FOLDER, DATABASE_ERROR, NEWER_GRAPH, PROCESS_ENDED, INTERNAL_ERROR -> FAILED;
		};
	}

}
