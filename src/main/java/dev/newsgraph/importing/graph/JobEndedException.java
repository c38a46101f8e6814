package dev.newsgraph.importing.graph;

/**
 * Thrown before a batch of a job is written that has ended: its lease has expired,
 * because its gateway could not reach the database, and another gateway imports the rest.
 * The transaction is rolled back.
 */
public final class JobEndedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	JobEndedException() {
		super("This gateway could not reach the database for too long, so another job imports the rest.");
	}

}
