package dev.newsgraph.database;

import java.time.Duration;

/**
 * A statement was sent to the database and answered, or it failed.
 *
 * @param text the statement's text
 * @param access what its transaction was opened for
 * @param took how long was waited for its last row
 * @param rows how many rows came back, 0 when it failed
 * @param failed whether it ended in an error
 */
public record StatementSent(String text, Access access, Duration took, int rows, boolean failed) {

	/** What a transaction may do. */
	public enum Access {

		READ, WRITE

	}

}
