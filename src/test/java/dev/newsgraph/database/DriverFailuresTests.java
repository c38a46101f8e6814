package dev.newsgraph.database;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neo4j.driver.exceptions.ClientException;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.TransactionTerminatedException;

import dev.newsgraph.database.GraphClientException.Reason;

import static org.assertj.core.api.Assertions.assertThat;

/** The reasons of the status codes that a server sends. */
class DriverFailuresTests {

	@ParameterizedTest
	@CsvSource({ "Neo.ClientError.Transaction.Terminated, TERMINATED",
			"Neo.TransientError.Transaction.Terminated, TERMINATED",
			"Neo.ClientError.Transaction.LockClientStopped, TERMINATED",
			"Neo.ClientError.Transaction.TransactionMarkedAsFailed, TERMINATED",
			"Neo.TransientError.Transaction.Interrupted, TERMINATED",
			"Neo.TransientError.Transaction.QueryExecutionFailedOnTransaction, TERMINATED",
			"Neo.DatabaseError.Transaction.LinkedTransactionError, TERMINATED",
			"Neo.ClientError.Transaction.TransactionTimedOut, TIMEOUT",
			"Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration, TIMEOUT",
			"Neo.ClientError.Procedure.ProcedureTimedOut, TIMEOUT",
			"Neo.TransientError.Statement.ExecutionTimeout, TIMEOUT",
			"Neo.ClientError.General.TransactionOutOfMemoryError, EXHAUSTED",
			"Neo.TransientError.General.StackOverFlowError, EXHAUSTED",
			"Neo.TransientError.General.MemoryPoolOutOfMemoryError, BUSY",
			"Neo.TransientError.General.TransactionMemoryLimit, BUSY",
			"Neo.TransientError.Request.ResourceExhaustion, BUSY",
			"Neo.TransientError.Request.NoThreadsAvailable, BUSY",
			"Neo.TransientError.Transaction.DeadlockDetected, BUSY",
			"Neo.TransientError.Transaction.LockAcquisitionTimeout, BUSY",
			"Neo.TransientError.Transaction.Outdated, BUSY", "Neo.TransientError.Transaction.ConstraintsChanged, BUSY",
			"Neo.TransientError.Transaction.BookmarkTimeout, BUSY", "Neo.TransientError.Transaction.LeaderSwitch, BUSY",
			"Neo.TransientError.Cluster.ReplicationFailure, BUSY",
			"Neo.TransientError.Security.AuthProviderTimeout, BUSY",
			"Neo.TransientError.General.DatabaseUnavailable, UNAVAILABLE",
			"Neo.ClientError.Database.DatabaseNotFound, UNAVAILABLE", "Neo.ClientError.Cluster.NotALeader, UNAVAILABLE",
			"Neo.ClientError.Routing.RoutingFailed, UNAVAILABLE", "Neo.ClientError.Security.Forbidden, UNAVAILABLE",
			"Neo.ClientError.Security.AuthenticationRateLimit, UNAVAILABLE",
			"Neo.ClientError.General.ForbiddenOnReadOnlyDatabase, BROKEN",
			"Neo.ClientError.Routing.DbmsInPanic, BROKEN", "Neo.DatabaseError.Transaction.TransactionLogError, BROKEN",
			"Neo.ClientError.Statement.SyntaxError, OTHER", "Neo.ClientError.Statement.AccessMode, OTHER",
			"Neo.ClientError.Schema.ConstraintValidationFailed, OTHER",
			"Neo.ClientError.Procedure.ProcedureNotFound, OTHER", "Neo.ClientError.Request.Invalid, OTHER",
			"Neo.ClientError.Transaction.InvalidBookmark, OTHER",
			"Neo.DatabaseError.Statement.ExecutionFailed, OTHER" })
	void everyCodeHasAReason(String code, Reason reason) {
		assertThat(DriverFailures.reason(new Neo4jException(code, "A message"))).isEqualTo(reason);
		assertThat(DriverFailures.reason(new ClientException(code, "A message"))).isEqualTo(reason);
	}

	/** The driver throws it for each statement after the one that has failed. */
	@Test
	void aTerminatedTransactionHasTheReasonOfItsCause() {
		assertThat(DriverFailures.reason(new TransactionTerminatedException("It cannot be used any longer")))
			.isEqualTo(Reason.TERMINATED);
		assertThat(DriverFailures.reason(new TransactionTerminatedException("It cannot be used any longer",
				new ClientException("Neo.ClientError.Statement.SyntaxError", "A message"))))
			.isEqualTo(Reason.OTHER);
	}

}
