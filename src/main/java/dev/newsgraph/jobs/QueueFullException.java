package dev.newsgraph.jobs;

import java.io.Serial;

import dev.newsgraph.query.execution.RefusedMutationException;

/** Thrown when a job cannot be queued because too many jobs are queued already. */
final class QueueFullException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	/** The code of the error in the API. */
	private static final String CODE = "QUEUE_FULL";

	QueueFullException(int maxQueued) {
		super(("the queue holds %,d import jobs, which is the limit newsgraph.jobs.max-queued; try again when a job has"
				+ " ended, or cancel queued jobs with cancelImport")
			.formatted(maxQueued));
	}

	/**
	 * Returns the refusal of a mutation.
	 * @param argument the argument of the mutation
	 */
	RefusedMutationException refusal(String argument) {
		return new RefusedMutationException(CODE, argument, String.valueOf(getMessage()));
	}

}
