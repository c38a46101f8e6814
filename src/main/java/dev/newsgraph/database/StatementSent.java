package dev.newsgraph.database;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Event of a statement that was executed or failed.
 *
 * @param text the text of the statement
 * @param access the access mode of its transaction
 * @param start the {@link System#nanoTime()} at which it was sent
 * @param took the time until its last row arrived
 * @param rows the number of rows, 0 if it failed
 * @param exception the name of the class of the exception with which it failed, or
 * {@code null}
 * @param statusCode the code that the server sent with the failure, such as
 * {@code Neo.ClientError.Statement.SyntaxError}, or {@code null}
 */
public record StatementSent(String text, Access access, long start, Duration took, int rows, @Nullable String exception,
		@Nullable String statusCode) {

	/** Returns whether the statement failed. */
	public boolean failed() {
		return this.exception != null;
	}

	/** The access mode of a transaction. */
	public enum Access {

		READ, WRITE

	}

}
