package dev.newsgraph.database;

import java.time.Duration;

/**
 * Event of a statement that was executed or failed.
 *
 * @param text the text of the statement
 * @param access the access mode of its transaction
 * @param start the {@link System#nanoTime()} at which it was sent
 * @param took the time until its last row arrived
 * @param rows the number of rows, 0 if it failed
 * @param failed whether it failed
 */
public record StatementSent(String text, Access access, long start, Duration took, int rows, boolean failed) {

	/** The access mode of a transaction. */
	public enum Access {

		READ, WRITE

	}

}
