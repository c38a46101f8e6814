package dev.newsgraph.jobs;

import java.util.Arrays;
import java.util.Optional;

import dev.newsgraph.importing.report.ImportOutcome;

/**
 * The messages of jobs that did not succeed. A job stores its message but not its
 * {@link ImportOutcome}; a client of another gateway derives the outcome from the
 * message.
 */
public final class JobMessages {

	private static final String NOT_STARTED = "Nothing was imported: ";

	private JobMessages() {
	}

	/**
	 * Returns why a job with this outcome did not succeed, and how to continue. The
	 * message is empty if the job succeeded.
	 */
	static String of(ImportOutcome outcome) {
		return switch (outcome) {
			case COMPLETED -> "";
			case STOPPED ->
				"The import was stopped. Documents that were written stay in the graph. Import the folder again to continue.";
			case TOO_MANY_REJECTS ->
				"More documents were rejected than allowed. Fix the problems, or allow more rejected documents.";
			case NO_FOLDER -> "There was nothing to read; the notices contain the reason.";
			case INTERNAL_ERROR ->
				"The import failed by an internal error, which the log of the gateway describes. Documents that were"
						+ " written stay in the graph.";
			case DATABASE_ERROR ->
				"The database did not accept all documents. Documents that were written stay in the graph. Import the"
						+ " folder again to continue.";
		};
	}

	/**
	 * Returns the message of a job whose request is invalid, for example because its
	 * folder does not exist.
	 */
	static String notStarted(IllegalArgumentException cause) {
		return NOT_STARTED + cause.getMessage() + ".";
	}

	/**
	 * Returns the outcome of the job with this message, or empty if no outcome has this
	 * message.
	 */
	public static Optional<ImportOutcome> outcome(String message) {
		if (message.startsWith(NOT_STARTED)) {
			return Optional.of(ImportOutcome.NO_FOLDER);
		}
		return Arrays.stream(ImportOutcome.values()).filter((outcome) -> of(outcome).equals(message)).findFirst();
	}

}
