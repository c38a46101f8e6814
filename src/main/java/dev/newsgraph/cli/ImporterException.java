package dev.newsgraph.cli;

/** An import cannot be done this way; the message says why and how to mend it. */
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
