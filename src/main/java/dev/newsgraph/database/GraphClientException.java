package dev.newsgraph.database;

import org.jspecify.annotations.Nullable;
import org.neo4j.driver.exceptions.Neo4jException;

/**
 * Thrown if a read or write fails and is not retried. The message is for the user and
 * never contains Cypher; the exception of the driver is the cause.
 */
public final class GraphClientException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Reason reason;

	GraphClientException(Reason reason, Neo4jException cause) {
		this(reason, reason.message, cause);
	}

	/** Creates an exception without a cause. */
	public GraphClientException(Reason reason, String message) {
		this(reason, message, null);
	}

	GraphClientException(Reason reason, String message, @Nullable RuntimeException cause) {
		super(message, cause);
		this.reason = reason;
	}

	public Reason reason() {
		return this.reason;
	}

	/** The kind of a failure, which decides whether a later attempt can succeed. */
	public enum Reason {

		/** The transaction exceeded its timeout and was terminated. */
		TIMEOUT("The database took too long and was stopped."),
		/** The client of a read went away, or the gateway stops. */
		CANCELLED("The read was cancelled, because its client went away or the gateway stops."),
		/** No connection or memory was available in time. A later attempt may succeed. */
		BUSY("The database is busy; try again in a moment."),
		/** The statement needs more memory than one transaction may use. */
		EXHAUSTED(
				"The operation needs more memory than one transaction may use. Request smaller pages, a smaller depth, or fewer counts and groups."),
		/** Another client of the server, or the server itself, ended the transaction. */
		TERMINATED("The transaction was ended in the database; try again in a moment."),
		/** The server cannot be reached, or it rejects the credentials. */
		UNAVAILABLE("The database cannot be reached."),
		/** The server cannot write: its disk is full or read-only, or it has stopped. */
		BROKEN("The database cannot write. Its disk may be full or read-only; its log contains the reason."),
		/** The disk of the server is nearly full. Writes continue when there is space. */
		FULL("The disk of the database is nearly full."),
		/** Any other failure, caused by the statement or the data. */
		OTHER("The database could not execute a statement.");

		private final String message;

		Reason(String message) {
			this.message = message;
		}

		/** Returns a message that does not contain confidential details. */
		public String message() {
			return this.message;
		}

	}

}
