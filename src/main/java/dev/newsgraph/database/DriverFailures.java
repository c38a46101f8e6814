package dev.newsgraph.database;

import java.util.Set;

import org.neo4j.driver.exceptions.DiscoveryException;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.SecurityException;
import org.neo4j.driver.exceptions.ServiceUnavailableException;
import org.neo4j.driver.exceptions.SessionExpiredException;

import dev.newsgraph.database.GraphClientException.Reason;

/** Maps exceptions of the driver to a {@link Reason}. */
final class DriverFailures {

	private static final Set<String> TIMEOUTS = Set.of("Neo.ClientError.Transaction.TransactionTimedOut",
			"Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration");

	private static final String SHORTAGE_OF_MEMORY = "Neo.TransientError.General.MemoryPoolOutOfMemoryError";

	/** The setting that limits one transaction, and not all of them together. */
	private static final String TRANSACTION_LIMIT = "db.memory.transaction.max threshold";

	private static final Set<String> RESOURCE_SHORTAGES = Set.of(SHORTAGE_OF_MEMORY,
			"Neo.TransientError.General.OutOfMemoryError", "Neo.TransientError.Request.NoThreadsAvailable",
			"Neo.TransientError.Transaction.MaximumTransactionLimitReached");

	private static final Set<String> UNAVAILABLE_DATABASES = Set.of("Neo.TransientError.General.DatabaseUnavailable",
			"Neo.TransientError.Database.DatabaseUnavailable", "Neo.ClientError.Database.DatabaseNotFound");

	private DriverFailures() {
	}

	/** Returns the reason that a caller can act on. */
	static Reason reason(Neo4jException exception) {
		if (TIMEOUTS.contains(exception.code())) {
			return Reason.TIMEOUT;
		}
		if (isExhausted(exception)) {
			return Reason.EXHAUSTED;
		}
		if (RESOURCE_SHORTAGES.contains(exception.code()) || isPoolExhausted(exception)) {
			return Reason.BUSY;
		}
		if (UNAVAILABLE_DATABASES.contains(exception.code())) {
			return Reason.UNAVAILABLE;
		}
		if (isBroken(exception.code())) {
			return Reason.BROKEN;
		}
		return switch (exception) {
			case ServiceUnavailableException ex -> Reason.UNAVAILABLE;
			case SessionExpiredException ex -> Reason.UNAVAILABLE;
			case DiscoveryException ex -> Reason.UNAVAILABLE;
			case SecurityException ex -> Reason.UNAVAILABLE;
			default -> Reason.OTHER;
		};
	}

	/**
	 * Returns whether a statement needs more memory than one transaction may use. The
	 * driver would repeat it, because the code is the same as for a shortage that other
	 * transactions cause.
	 */
	static boolean isExhausted(Neo4jException exception) {
		String message = exception.getMessage();
		return exception.code().equals(SHORTAGE_OF_MEMORY) && message != null && message.contains(TRANSACTION_LIMIT);
	}

	private static boolean isBroken(String code) {
		return code.contains("ReadOnly")
				|| (code.startsWith("Neo.DatabaseError.") && !code.startsWith("Neo.DatabaseError.Statement."));
	}

	/** The driver does not have an exception type or a code for these cases. */
	private static boolean isPoolExhausted(Neo4jException exception) {
		String message = exception.getMessage();
		return message != null && (message.startsWith("Unable to acquire connection from the pool")
				|| message.startsWith("Connection pool pending acquisition queue is full"));
	}

}
