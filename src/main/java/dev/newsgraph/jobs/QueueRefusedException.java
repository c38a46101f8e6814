package dev.newsgraph.jobs;

import java.io.Serial;
import java.util.List;

import dev.newsgraph.query.execution.MutationResult;
import dev.newsgraph.query.execution.UserError;

/**
 * Thrown when the queue of jobs is not changed: too many jobs are queued already, or a
 * newer version of the gateway has written to the graph.
 */
final class QueueRefusedException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final String code;

	private QueueRefusedException(String code, String message) {
		super(message);
		this.code = code;
	}

	static QueueRefusedException full(int maxQueued) {
		return new QueueRefusedException("QUEUE_FULL",
				("the queue holds %,d import jobs, which is the limit newsgraph.jobs.max-queued; try again when a job has"
						+ " ended, or cancel queued jobs with cancelImport")
					.formatted(maxQueued));
	}

	/**
	 * Returns the exception for a graph to which a newer version has written.
	 * @param refusal the sentence that says so
	 */
	static QueueRefusedException newerGraph(String refusal) {
		return new QueueRefusedException("NEWER_GRAPH", refusal);
	}

	/** Returns the result of a mutation that did not change the queue. */
	MutationResult result() {
		return MutationResult.refused(new UserError(List.of(), this.code, String.valueOf(getMessage())));
	}

}
