package dev.newsgraph.cli;

import dev.newsgraph.importing.report.ImportOutcome;
import dev.newsgraph.importing.report.ImportReport;

/** Exit code of a command. */
enum ExitCode {

	/** The command succeeded, and no document was rejected. */
	OK(0),
	/** The command failed. Its message contains the reason and how to continue. */
	FAILED(1),
	/** The command line or a property is invalid. */
	USAGE(2),
	/** The command succeeded, but documents were rejected. */
	REJECTS(3),
	/** The command was interrupted. */
	INTERRUPTED(130);

	private final int code;

	ExitCode(int code) {
		this.code = code;
	}

	int code() {
		return this.code;
	}

	/** Returns the exit code of a command with this report. */
	static ExitCode of(ImportReport report) {
		if (report.outcome() == ImportOutcome.STOPPED) {
			return INTERRUPTED;
		}
		if (report.outcome() != ImportOutcome.COMPLETED) {
			return FAILED;
		}
		return (report.rejected() > 0) ? REJECTS : OK;
	}

}
