package dev.newsgraph.database;

import org.jspecify.annotations.Nullable;
import org.neo4j.driver.exceptions.Neo4jException;

/**
 * A read or write failed for good. The message is for a person and never holds Cypher;
 * the driver's own exception is the cause.
 */
public final class GraphClientException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Reason reason;

	GraphClientException(Reason reason, Neo4jException cause) {
		this(reason, reason.message, cause);
	}

	GraphClientException(Reason reason, String message, @Nullable Neo4jException cause) {
		super(message, cause);
		this.reason = reason;
	}

	public Reason reason() {
		return this.reason;
	}

	/** What kind of failure it was, and so whether it is worth trying again. */
	public enum Reason {

		/** The transaction took longer than its limit and was ended. */
		TIMEOUT("The database took too long and was stopped."),
		/** No connection or memory was free in time; later there may be. */
		BUSY("The database is busy; try again in a moment."),
		/** The server cannot be reached, or does not let us in. */
		UNAVAILABLE("The database cannot be reached."),
		/** The server cannot write: its disk is full or read-only, or it is broken. */
		BROKEN("The database cannot write; its disk may be full or read-only, and its log says why."),
		/** The disk under the server is nearly full; when there is room it goes on. */
		FULL("The disk of the database is nearly full."),
		/** Anything else: the statement or the data is at fault. */
		OTHER("The database could not carry out a statement.");

		private final String message;

		Reason(String message) {
			this.message = message;
		}

		/** What can be said of it to anybody. */
		public String message() {
			return this.message;
		}

	}

}
