package dev.newsgraph.cli;

/**
 * Thrown if an import job cannot be run or observed. The message contains the reason and
 * how to fix it.
 */
final class ImporterException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final ExitCode exit;

	ImporterException(ExitCode exit, String message) {
		super(message);
		this.exit = exit;
	}

	/** Returns the exception of a command that was interrupted before its first job. */
	static ImporterException interruptedBeforeStart() {
		return new ImporterException(ExitCode.INTERRUPTED, "The import was interrupted before it started.");
	}

	ExitCode exit() {
		return this.exit;
	}

}
