package dev.newsgraph.database;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import org.neo4j.driver.Query;
import org.neo4j.driver.Record;
import org.neo4j.driver.async.AsyncTransactionContext;
import org.neo4j.driver.async.ResultCursor;
import org.neo4j.driver.exceptions.TransactionTerminatedException;

/** A managed write of the driver, for work on a thread that may wait. */
final class DriverTransaction implements GraphTransaction {

	private final AsyncTransactionContext transaction;

	private final StatementClock clock;

	DriverTransaction(AsyncTransactionContext transaction, StatementClock clock) {
		this.transaction = transaction;
		this.clock = clock;
	}

	@Override
	public List<Record> run(CypherStatement statement) {
		return this.clock.time(statement, StatementSent.Access.WRITE, () -> await(send(statement)));
	}

	// While Neo4j carries one out, the next is put on the wire.
	@Override
	public void runAll(List<CypherStatement> statements) {
		List<CompletableFuture<List<Record>>> underway = new ArrayList<>();
		TransactionTerminatedException ended = null;
		try {
			statements.forEach((statement) -> underway.add(send(statement)));
		}
		catch (TransactionTerminatedException ex) {
			ended = ex;
		}
		for (int i = 0; i < underway.size(); i++) {
			CompletableFuture<List<Record>> rows = underway.get(i);
			this.clock.time(statements.get(i), StatementSent.Access.WRITE, () -> await(rows));
		}
		if (ended != null) {
			// Else one of those before has told why.
			throw ended;
		}
	}

	private CompletableFuture<List<Record>> send(CypherStatement statement) {
		CompletionStage<ResultCursor> result = this.transaction
			.runAsync(new Query(statement.text(), statement.parameters()));
		return result.thenCompose(ResultCursor::listAsync).toCompletableFuture();
	}

	/** What came of it; a failure is thrown as it is. */
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
