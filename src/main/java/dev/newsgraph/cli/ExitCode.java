package dev.newsgraph.cli;

import java.util.Comparator;
import java.util.List;

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
	/**
	 * The command succeeded, but documents were rejected, or differ from those of the
	 * graph.
	 */
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

	/** Returns the exit code of a command with these results. */
	static ExitCode worst(List<ExitCode> exits) {
		return exits.stream().max(Comparator.comparingInt(ExitCode::rank)).orElse(OK);
	}

	private int rank() {
		return switch (this) {
			case OK -> 0;
			case REJECTS -> 1;
			case USAGE -> 2;
			case FAILED -> 3;
			case INTERRUPTED -> 4;
		};
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
