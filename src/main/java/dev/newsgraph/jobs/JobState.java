package dev.newsgraph.jobs;

import dev.newsgraph.importing.report.ImportOutcome;
import dev.newsgraph.importing.report.ImportReport;

/** Where a job stands; the schema's {@code ImportState}. */
enum JobState {

	QUEUED, RUNNING, SUCCEEDED, SUCCEEDED_WITH_REJECTS, FAILED, CANCELLED;

	static JobState of(ImportReport report) {
		return switch (report.outcome()) {
			case COMPLETED -> (report.rejected() > 0) ? SUCCEEDED_WITH_REJECTS : SUCCEEDED;
			case STOPPED -> CANCELLED;
			case TOO_MANY_REJECTS, NO_FOLDER, DATABASE_ERROR, INTERNAL_ERROR -> FAILED;
		};
	}

	/**
	 * Why a job of such an ending did not succeed, and how to go on; empty when it did.
	 */
	static String message(ImportOutcome ending) {
		return switch (ending) {
			case COMPLETED -> "";
			case STOPPED -> "It was stopped; what was written stays. Import the folder again and it goes on.";
			case TOO_MANY_REJECTS ->
				"More documents were rejected than allowed. Mend what the problems name, or allow more.";
			case NO_FOLDER -> "There was nothing to read; the notices say why.";
			case INTERNAL_ERROR -> "A fault of the gateway's own, which its log tells; what was written stays.";
			case DATABASE_ERROR ->
				"The database could not take it all; what was written stays. Import the folder again and it goes on.";
		};
	}

}
