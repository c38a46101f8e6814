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

	/** Message of a job whose gateway ended. The statement {@code recover} sets it. */
	static final String GATEWAY_ENDED = "The gateway ended, or lost the database, while the job was running."
			+ " Documents that were written stay in the graph, and another job imports the rest.";

	/** Message of a job whose command ended. The statement {@code recover} sets it. */
	static final String COMMAND_ENDED = "The command ended while the job was running. Documents that were written stay"
			+ " in the graph. Run the command again to continue.";

	/**
	 * Message of a cancelled job whose process ended. The statement {@code recover} sets
	 * it.
	 */
	static final String CANCELLED = "The job was cancelled. Documents that were written stay in the graph.";

	/** Message of a queued job. The statement {@code cancel} sets it. */
	static final String CANCELLED_BEFORE_START = "The job was cancelled before it started.";

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
			case PROCESS_ENDED -> GATEWAY_ENDED;
			case NEWER_GRAPH ->
				"A newer version of Newsgraph has written to this graph. Nothing was imported. Import with the newer version.";
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
	 * Returns the outcome of the job with this message, or empty if the message is
	 * unknown.
	 */
	public static Optional<ImportOutcome> outcome(String message) {
		if (message.startsWith(NOT_STARTED)) {
			return Optional.of(ImportOutcome.NO_FOLDER);
		}
		return switch (message) {
			case GATEWAY_ENDED, COMMAND_ENDED -> Optional.of(ImportOutcome.PROCESS_ENDED);
			case CANCELLED, CANCELLED_BEFORE_START -> Optional.of(ImportOutcome.STOPPED);
			default ->
				Arrays.stream(ImportOutcome.values()).filter((outcome) -> of(outcome).equals(message)).findFirst();
		};
	}

}
