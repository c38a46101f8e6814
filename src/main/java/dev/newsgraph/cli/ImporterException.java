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

	ExitCode exit() {
		return this.exit;
	}

}
