package dev.newsgraph.cli;

import dev.newsgraph.importing.report.ImportOutcome;
import dev.newsgraph.importing.report.ImportReport;

/** How a command ends, for scripts. */
enum ExitCode {

	/** Everything was done, and every document loaded. */
	OK(0),
	/** It failed; what was said tells why and how to go on. */
	FAILED(1),
	/** The command line makes no sense. */
	USAGE(2),
	/** Everything was done, but documents were rejected. */
	REJECTS(3),
	/** It was interrupted. */
	INTERRUPTED(130);

	private final int code;

	ExitCode(int code) {
		this.code = code;
	}

	int code() {
		return this.code;
	}

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
