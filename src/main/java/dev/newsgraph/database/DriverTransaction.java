package dev.newsgraph.database;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Query;
import org.neo4j.driver.Record;
import org.neo4j.driver.async.AsyncTransactionContext;
import org.neo4j.driver.async.ResultCursor;
import org.neo4j.driver.exceptions.TransactionTerminatedException;

/**
 * A managed write transaction of the asynchronous driver. Its methods block, so they must
 * not run on a thread of the driver.
 */
final class DriverTransaction implements GraphTransaction {

	private final AsyncTransactionContext transaction;

	private final StatementClock clock;

	private final @Nullable Caller caller;

	/**
	 * Creates a transaction.
	 * @param caller the client that waits for it, or {@code null} if there is none
	 */
	DriverTransaction(AsyncTransactionContext transaction, StatementClock clock, @Nullable Caller caller) {
		this.caller = caller;
		this.transaction = transaction;
		this.clock = clock;
	}

	@Override
	public List<Record> run(CypherStatement statement) {
		return this.clock.time(statement, StatementSent.Access.WRITE, this.caller, () -> await(send(statement)));
	}

	// The next statement is sent while Neo4j executes the one before.
	@Override
	public void runAll(List<CypherStatement> statements) {
		List<CompletableFuture<List<Record>>> pending = new ArrayList<>();
		TransactionTerminatedException terminated = null;
		try {
			statements.forEach((statement) -> pending.add(send(statement)));
		}
		catch (TransactionTerminatedException ex) {
			terminated = ex;
		}
		for (int i = 0; i < pending.size(); i++) {
			CompletableFuture<List<Record>> rows = pending.get(i);
			this.clock.time(statements.get(i), StatementSent.Access.WRITE, this.caller, () -> await(rows));
		}
		if (terminated != null) {
			// No statement before has failed with the cause.
			throw terminated;
		}
	}

	private CompletableFuture<List<Record>> send(CypherStatement statement) {
		CompletionStage<ResultCursor> result = this.transaction
			.runAsync(new Query(statement.text(), statement.parameters()));
		return result.thenCompose(ResultCursor::listAsync).toCompletableFuture();
	}

	/** Waits for a result and returns it. An exception is thrown without a wrapper. */
	static <T> T await(CompletableFuture<T> result) {
		try {
			return result.join();
		}
		catch (CompletionException ex) {
			if (ex.getCause() instanceof RuntimeException failure) {
				throw failure;
			}
			if (ex.getCause() instanceof Error error) {
				throw error;
			}
			throw ex;
		}
	}

}
