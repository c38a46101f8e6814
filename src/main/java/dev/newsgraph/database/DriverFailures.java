package dev.newsgraph.database;

import java.util.Set;

import org.neo4j.driver.exceptions.DiscoveryException;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.SecurityException;
import org.neo4j.driver.exceptions.ServiceUnavailableException;
import org.neo4j.driver.exceptions.SessionExpiredException;
import org.neo4j.driver.exceptions.TransactionTerminatedException;

import dev.newsgraph.database.GraphClientException.Reason;

/** Maps exceptions of the driver to a {@link Reason}. */
final class DriverFailures {

	private static final Set<String> TIMEOUTS = Set.of("Neo.ClientError.Transaction.TransactionTimedOut",
			"Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration",
			"Neo.ClientError.Procedure.ProcedureTimedOut", "Neo.TransientError.Statement.ExecutionTimeout");

	private static final String SHORTAGE_OF_MEMORY = "Neo.TransientError.General.MemoryPoolOutOfMemoryError";

	/** The setting that limits one transaction, and not all of them together. */
	private static final String TRANSACTION_LIMIT = "db.memory.transaction.max threshold";

	/** The statement itself needs too much. */
	private static final Set<String> EXHAUSTED = Set.of("Neo.ClientError.General.TransactionOutOfMemoryError",
			"Neo.TransientError.General.StackOverFlowError");

	private static final Set<String> UNAVAILABLE_DATABASES = Set.of("Neo.TransientError.General.DatabaseUnavailable",
			"Neo.TransientError.Database.DatabaseUnavailable", "Neo.ClientError.Database.DatabaseNotFound",
			"Neo.ClientError.Cluster.NotALeader", "Neo.ClientError.Cluster.Routing",
			"Neo.ClientError.Routing.RoutingFailed");

	/**
	 * Codes of a transaction that did not fail by itself. Servers have sent some of them
	 * as client errors and as transient errors.
	 */
	private static final Set<String> TERMINATIONS = Set.of("Neo.ClientError.Transaction.Terminated",
			"Neo.TransientError.Transaction.Terminated", "Neo.ClientError.Transaction.LockClientStopped",
			"Neo.TransientError.Transaction.LockClientStopped", "Neo.ClientError.Transaction.TransactionMarkedAsFailed",
			"Neo.ClientError.Transaction.TransactionNotFound", "Neo.TransientError.Transaction.Interrupted",
			"Neo.TransientError.Transaction.QueryExecutionFailedOnTransaction",
			"Neo.DatabaseError.Transaction.LinkedTransactionError");

	/** The server has stopped all work because of an internal failure. */
	private static final String PANIC = "Neo.ClientError.Routing.DbmsInPanic";

	private static final String SECURITY = "Neo.ClientError.Security.";

	private static final String TRANSIENT = "Neo.TransientError.";

	private DriverFailures() {
	}

	/**
	 * Returns the reason that a caller can act on. Errors of a statement, of the schema,
	 * of procedures and of the protocol have none, because the same request fails again.
	 */
	static Reason reason(Neo4jException exception) {
		String code = exception.code();
		if (TIMEOUTS.contains(code)) {
			return Reason.TIMEOUT;
		}
		if (isExhausted(exception)) {
			return Reason.EXHAUSTED;
		}
		if (UNAVAILABLE_DATABASES.contains(code) || code.startsWith(SECURITY)) {
			return Reason.UNAVAILABLE;
		}
		if (TERMINATIONS.contains(code)) {
			return Reason.TERMINATED;
		}
		// The driver has repeated the work for a while.
		if (code.startsWith(TRANSIENT) || isPoolExhausted(exception)) {
			return Reason.BUSY;
		}
		return isBroken(code) ? Reason.BROKEN : reasonOfDriver(exception);
	}

	private static Reason reasonOfDriver(Neo4jException exception) {
		return switch (exception) {
			case ServiceUnavailableException ex -> Reason.UNAVAILABLE;
			case SessionExpiredException ex -> Reason.UNAVAILABLE;
			case DiscoveryException ex -> Reason.UNAVAILABLE;
			case SecurityException ex -> Reason.UNAVAILABLE;
			// An earlier statement of the transaction has failed.
			case TransactionTerminatedException ex ->
				(ex.getCause() instanceof Neo4jException cause) ? reason(cause) : Reason.TERMINATED;
			default -> Reason.OTHER;
		};
	}

	/**
	 * Returns whether a statement needs more memory than one transaction may use. The
	 * driver would repeat it, because the code is transient, or the same as for a
	 * shortage that other transactions cause.
	 */
	static boolean isExhausted(Neo4jException exception) {
		String message = exception.getMessage();
		return EXHAUSTED.contains(exception.code()) || (exception.code().equals(SHORTAGE_OF_MEMORY) && message != null
				&& message.contains(TRANSACTION_LIMIT));
	}

	private static boolean isBroken(String code) {
		return code.contains("ReadOnly") || code.equals(PANIC)
				|| (code.startsWith("Neo.DatabaseError.") && !code.startsWith("Neo.DatabaseError.Statement."));
	}

	/** The driver does not have an exception type or a code for these cases. */
	private static boolean isPoolExhausted(Neo4jException exception) {
		String message = exception.getMessage();
		return message != null && (message.startsWith("Unable to acquire connection from the pool")
				|| message.startsWith("Connection pool pending acquisition queue is full"));
	}

}
