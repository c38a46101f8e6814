package dev.newsgraph.database;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Query;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.TransactionConfig;
import org.neo4j.driver.async.AsyncSession;
import org.neo4j.driver.async.ResultCursor;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.RetryableException;
import org.neo4j.driver.summary.Plan;

import dev.newsgraph.database.GraphClientException.Reason;
import dev.newsgraph.database.StatementSent.Access;

/** Runs read transactions, each of which ends at its deadline at the latest. */
final class ReadTransactions {

	private final Driver driver;

	private final SessionConfig session;

	private final TransactionConfig limits;

	private final RunningReads running;

	private final CallerShares shares;

	private final StatementClock clock;

	ReadTransactions(Driver driver, SessionConfig session, DatabaseProperties properties, ReadProperties reads,
			RunningReads running, StatementClock clock) {
		this.driver = driver;
		this.session = session;
		this.limits = TransactionConfig.builder().withTimeout(properties.readTimeout()).build();
		this.running = running;
		this.shares = new CallerShares(reads.perCaller());
		this.clock = clock;
	}

	/**
	 * Returns the rows of a statement. A transient failure is retried.
	 * @throws Neo4jException if the statement fails
	 * @throws GraphClientException if the read was ended
	 */
	List<Record> read(CypherStatement statement, @Nullable Caller caller) {
		return run(caller, (read) -> {
			TransactionConfig config = read.limits(this.limits);
			Query query = new Query(statement.text(), statement.parameters());
			try {
				return this.clock.time(statement, Access.READ, caller, () -> rows(query, config, read));
			}
			catch (Neo4jException ex) {
				if (ex instanceof RetryableException && !DriverFailures.isExhausted(ex) && read.ended() == null) {
					return retried(query, config, statement, caller);
				}
				throw ex;
			}
		});
	}

	/**
	 * Runs an auto-commit transaction, which takes one round trip. An explicit one takes
	 * two and costs a third of the throughput. The asynchronous session wakes this thread
	 * only when all rows are there.
	 */
	private List<Record> rows(Query query, TransactionConfig config, RunningRead read) {
		AsyncSession session = this.driver.session(AsyncSession.class, this.session);
		try {
			return await(session.runAsync(query, config).thenCompose(ResultCursor::listAsync).toCompletableFuture(),
					read);
		}
		finally {
			session.closeAsync();
		}
	}

	/** Waits for the rows. If this thread is interrupted, the read is ended. */
	private static List<Record> await(CompletableFuture<List<Record>> rows, RunningRead read) {
		try {
			return rows.get();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			read.end(Reason.CANCELLED);
		}
		catch (ExecutionException ex) {
			// The cause is thrown below.
		}
		return DriverTransaction.await(rows);
	}

	private List<Record> retried(Query query, TransactionConfig config, CypherStatement statement,
			@Nullable Caller caller) {
		try (Session session = this.driver.session(this.session)) {
			return session.executeRead((transaction) -> this.clock.time(statement, Access.READ, caller,
					() -> transaction.run(query).list()), config);
		}
	}

	/** Returns the execution plan of a statement. */
	Plan explain(CypherStatement statement) {
		Query query = new Query("EXPLAIN " + statement.text(), statement.parameters());
		return run(null, (read) -> {
			try (Session session = this.driver.session(this.session)) {
				return session.run(query, read.limits(this.limits)).consume().queryPlan().orElseThrow();
			}
		});
	}

	private <T> T run(@Nullable Caller caller, Function<RunningRead, T> work) {
		RunningRead read = this.running.begin(caller, Objects.requireNonNull(this.limits.timeout()));
		try {
			return this.shares.within(read, () -> work.apply(read));
		}
		catch (RuntimeException ex) {
			Reason ended = read.ended();
			throw (ended != null) ? new GraphClientException(ended, ended.message(), ex) : ex;
		}
		finally {
			this.running.finish(read);
		}
	}

	/** Limits the reads that run at the same time for one client. */
	static final class CallerShares {

		/** Time after which a waiting read sees that it was ended. */
		private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

		private final int permits;

		private final Map<String, Share> shares = new ConcurrentHashMap<>();

		CallerShares(int permits) {
			this.permits = permits;
		}

		/**
		 * Runs the work of a read as soon as its client may have another one.
		 * @throws GraphClientException if the deadline of the read passes before, or the
		 * read is ended
		 */
		<T> T within(RunningRead read, Supplier<T> work) {
			Caller caller = read.caller();
			if (caller == null) {
				return work.get();
			}
			Share share = this.shares.compute(caller.account(), (name, found) -> entered(found));
			try {
				acquire(share.free, read);
				try {
					return work.get();
				}
				finally {
					share.free.release();
				}
			}
			finally {
				this.shares.computeIfPresent(caller.account(), (name, found) -> (--found.users > 0) ? found : null);
			}
		}

		/** Returns the number of clients that have reads. */
		int size() {
			return this.shares.size();
		}

		private Share entered(@Nullable Share found) {
			Share share = (found != null) ? found : new Share(new Semaphore(this.permits));
			share.users++;
			return share;
		}

		private static void acquire(Semaphore free, RunningRead read) {
			boolean acquired = free.tryAcquire();
			if (acquired) {
				return;
			}
			try {
				long left = read.nanosLeft(System.nanoTime());
				while (!acquired && left > 0 && read.ended() == null) {
					acquired = free.tryAcquire(Math.min(left, STEP_NANOS), TimeUnit.NANOSECONDS);
					left = read.nanosLeft(System.nanoTime());
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			if (acquired && read.isWanted()) {
				return;
			}
			if (acquired) {
				free.release();
			}
			Reason ended = read.ended();
			Reason reason = (ended != null) ? ended : Reason.BUSY;
			throw new GraphClientException(reason, reason.message());
		}

		/** The permits of one client. The number of users is changed within the map. */
		private static final class Share {

			private final Semaphore free;

			private int users;

			private Share(Semaphore free) {
				this.free = free;
			}

		}

	}

}
