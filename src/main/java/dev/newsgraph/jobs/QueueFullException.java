package dev.newsgraph.jobs;

import java.io.Serial;
import java.util.List;

import dev.newsgraph.query.execution.MutationResult;
import dev.newsgraph.query.execution.UserError;

/** Thrown when a job cannot be queued because too many jobs are queued already. */
final class QueueFullException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	QueueFullException(int maxQueued) {
		super(("the queue holds %,d import jobs, which is the limit newsgraph.jobs.max-queued; try again when a job has"
				+ " ended, or cancel queued jobs with cancelImport")
			.formatted(maxQueued));
	}

	/** Returns the result of a mutation that did not queue a job. */
	MutationResult result() {
		return MutationResult.refused(new UserError(List.of(), "QUEUE_FULL", String.valueOf(getMessage())));
	}

}
