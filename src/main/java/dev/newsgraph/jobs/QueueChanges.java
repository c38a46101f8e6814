package dev.newsgraph.jobs;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;

import dev.newsgraph.database.Caller;
import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.GraphClientException;
import dev.newsgraph.database.GraphClientException.Reason;

/**
 * Changes the job queue for clients that wait, in the order of their requests. All of
 * these statements lock the queue, and Neo4j does not grant a lock in the order of the
 * requests, so that one of many could wait until its time limit.
 */
final class QueueChanges {

	private final GraphClient client;

	private final Semaphore turn = new Semaphore(0, true);

	private final AtomicBoolean allowed = new AtomicBoolean();

	QueueChanges(GraphClient client) {
		this.client = client;
	}

	/**
	 * Lets the requests begin. Call it when the constraints of the queue exist: without
	 * them, two requests could create two queues.
	 */
	void allow() {
		if (this.allowed.compareAndSet(false, true)) {
			this.turn.release();
		}
	}

	/**
	 * Runs a statement that changes the queue. The time limit of requests includes the
	 * wait.
	 * @param caller the client, or {@code null} if it is unknown
	 * @throws GraphClientException if the statement fails or the time limit is over
	 */
	List<Record> run(CypherStatement statement, @Nullable Caller caller) {
		long start = System.nanoTime();
		if (!this.allowed.get()) {
			// Fails at once if the database cannot be reached.
			this.client.lookUp(JobStatement.HAS_QUEUED.with(Map.of()));
		}
		Duration limit = this.client.requestLimit();
		if (!isTurn(limit.minusNanos(System.nanoTime() - start))) {
			throw new GraphClientException(Reason.TIMEOUT, Reason.TIMEOUT.message());
		}
		try {
			return this.client.writeForRequest(limit.minusNanos(System.nanoTime() - start), caller,
					(transaction) -> transaction.run(statement));
		}
		finally {
			this.turn.release();
		}
	}

	private boolean isTurn(Duration limit) {
		try {
			return this.turn.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
