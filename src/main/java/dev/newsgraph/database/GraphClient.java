package dev.newsgraph.database;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.neo4j.driver.AccessMode;
import org.neo4j.driver.BookmarkManager;
import org.neo4j.driver.BookmarkManagerConfig;
import org.neo4j.driver.BookmarkManagers;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Record;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.TransactionConfig;
import org.neo4j.driver.async.AsyncSession;
import org.neo4j.driver.exceptions.Neo4jException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.newsgraph.database.GraphClientException.Reason;

/**
 * Runs managed read and write transactions on the configured database, each with a
 * timeout. If the driver routes between several servers, a read waits until its server
 * has the earlier writes of this gateway.
 */
public final class GraphClient {

	private static final Logger LOGGER = LoggerFactory.getLogger(GraphClient.class);

	private static final Executor WORKERS = (work) -> Thread.ofVirtual().name("graph-write").start(work);

	/**
	 * Time in which the server must report that a write has exceeded its timeout. After
	 * it, the server counts as unavailable.
	 */
	private static final Duration GRACE = Duration.ofSeconds(5);

	/** Time between two transactions of an import. */
	private static final Duration LOAD_PAUSE = Duration.ofMillis(250);

	private final Driver driver;

	private final StatementClock clock;

	private final ReadTransactions reads;

	private final SessionConfig writeSession;

	private final SessionConfig loadSession;

	private final TransactionConfig writeTransaction;

	private final TransactionConfig requestTransaction;

	private final SchemaDefinition schema;

	private final @Nullable EmbeddedDisk disk;

	private final RunningReads running;

	private final LongAdder readNanos = new LongAdder();

	private final GraphTransaction.Counter writes;

	private final AtomicInteger loads = new AtomicInteger();

	private volatile long lastLoad = System.nanoTime() - LOAD_PAUSE.toNanos();

	/**
	 * Creates a client.
	 * @param routed whether the driver routes between several servers
	 * @param disk the disk of the embedded database, or {@code null} for another server
	 */
	GraphClient(Driver driver, boolean routed, DatabaseProperties properties, ReadProperties limits,
			RunningReads running, List<StatementListener> listeners, @Nullable EmbeddedDisk disk) {
		this.driver = driver;
		this.disk = disk;
		this.running = running;
		this.clock = new StatementClock(listeners);
		// Without routing, a read sees all commits. With a bookmark, it would also wait
		// for every earlier transaction, during an import for seconds.
		BookmarkManager bookmarks = routed ? bookmarks() : null;
		this.reads = new ReadTransactions(driver, properties.session(AccessMode.READ, bookmarks), properties, limits,
				running, this.clock);
		this.writeSession = properties.session(AccessMode.WRITE, bookmarks);
		this.loadSession = properties.session(AccessMode.WRITE, routed ? bookmarks() : null);
		this.writes = new GraphTransaction.Counter(properties.writeTimeout().plus(GRACE));
		this.writeTransaction = TransactionConfig.builder().withTimeout(properties.writeTimeout()).build();
		Duration read = properties.readTimeout();
		this.requestTransaction = TransactionConfig.builder()
			.withTimeout((read.compareTo(properties.writeTimeout()) < 0) ? read : properties.writeTimeout())
			.build();
		TransactionConfig schemaTransaction = TransactionConfig.builder()
			.withTimeout(properties.schemaTimeout())
			.build();
		this.schema = new SchemaDefinition((work) -> write(this.writeSession, work, schemaTransaction),
				properties.schemaTimeout());
	}

	/**
	 * Runs a statement for an unknown client; see {@link #read(CypherStatement, Caller)}.
	 * @throws GraphClientException if the statement fails
	 */
	public List<Record> read(CypherStatement statement) {
		return read(statement, null);
	}

	/**
	 * Runs a statement for a client in its own read transaction, and returns all rows. A
	 * transient failure is retried. At the time limit of reads, or when the client has
	 * gone away, the connection is closed, even if the server does not react.
	 * @param caller the client, or {@code null} if it is unknown
	 * @throws GraphClientException if the statement fails or is ended
	 */
	public List<Record> read(CypherStatement statement, @Nullable Caller caller) {
		long start = System.nanoTime();
		try {
			return rows(statement, caller);
		}
		finally {
			this.readNanos.add(System.nanoTime() - start);
		}
	}

	/**
	 * Runs a statement for the gateway itself. In contrast to
	 * {@link #read(CypherStatement, Caller)}, it does not count as a read of a client.
	 * @throws GraphClientException if the statement fails
	 */
	public List<Record> lookUp(CypherStatement statement) {
		return rows(statement, null);
	}

	private List<Record> rows(CypherStatement statement, @Nullable Caller caller) {
		try {
			return this.reads.read(statement, caller);
		}
		catch (Neo4jException ex) {
			throw failure(ex, statement);
		}
	}

	/** Returns how long reads of clients took since the start, in total. */
	public Duration readTime() {
		return Duration.ofNanos(this.readNanos.sum());
	}

	/** Returns how many write transactions were begun and ended since the start. */
	public GraphTransaction.Counter writes() {
		return this.writes;
	}

	/**
	 * Returns the execution plan of a statement. The statement is planned, but not run.
	 * @throws GraphClientException if the statement cannot be planned
	 */
	public StatementPlan explain(CypherStatement statement) {
		try {
			return StatementPlan.of(this.reads.explain(statement));
		}
		catch (Neo4jException ex) {
			throw failure(ex, statement);
		}
	}

	private GraphClientException failure(Neo4jException thrown, CypherStatement statement) {
		GraphClientException failure = failure(thrown);
		if (failure.reason() == Reason.OTHER) {
			LOGGER.error("Neo4j could not execute this statement: {}\n{}", thrown.getMessage(), statement.text());
		}
		return failure;
	}

	private GraphClientException failure(Neo4jException thrown) {
		Reason reason = DriverFailures.reason(thrown);
		boolean mayBeDisk = reason == Reason.OTHER || reason == Reason.BROKEN || reason == Reason.UNAVAILABLE;
		String fault = (this.disk != null && mayBeDisk) ? this.disk.fault() : null;
		return (fault != null) ? new GraphClientException(Reason.BROKEN, fault, thrown)
				: new GraphClientException(reason, thrown);
	}

	/**
	 * Checks that there is disk space for a batch. Call it before writing one.
	 * @throws GraphClientException if the disk of the embedded database is nearly full
	 */
	public void requireDiskSpace() {
		String shortage = (this.disk != null) ? this.disk.shortage() : null;
		if (shortage != null) {
			throw new GraphClientException(Reason.FULL, shortage, null);
		}
	}

	/**
	 * Runs the work in one write transaction. After a transient failure, the work is run
	 * again.
	 * @throws GraphClientException if the transaction fails
	 */
	public <T> T write(Function<GraphTransaction, T> work) {
		return write(this.writeSession, work, this.writeTransaction);
	}

	/**
	 * Runs the work in one write transaction for a client that waits for it.
	 * @param limit how long it may take; see {@link #requestLimit()}
	 * @throws GraphClientException if the transaction fails
	 */
	public <T> T writeForRequest(Duration limit, @Nullable Caller caller, Function<GraphTransaction, T> work) {
		return write(this.writeSession, work, this.requestTransaction, limit, Reason.TIMEOUT, caller);
	}

	/** Returns the time limit of reads, or that of writes if it is shorter. */
	public Duration requestLimit() {
		return Objects.requireNonNull(this.requestTransaction.timeout());
	}

	/**
	 * Runs the work in one write transaction that reads do not wait for. On a server
	 * other than the leader, a read sees it at the latest when it sees a later
	 * {@link #write(Function)}.
	 * @throws GraphClientException if the transaction fails
	 */
	public <T> T load(Function<GraphTransaction, T> work) {
		this.loads.incrementAndGet();
		try {
			return write(this.loadSession, work, this.writeTransaction);
		}
		finally {
			this.lastLoad = System.nanoTime();
			this.loads.decrementAndGet();
		}
	}

	/** Returns whether {@link #load(Function)} runs, or has run a moment ago. */
	public boolean isLoading() {
		return this.loads.get() > 0 || System.nanoTime() - this.lastLoad < LOAD_PAUSE.toNanos();
	}

	/**
	 * Creates the constraints and indexes that are missing or have another definition, in
	 * one transaction or, if that fails, each in its own. Then it waits until all indexes
	 * are online. It can run in several processes at the same time.
	 * @param statements statements with {@code IF NOT EXISTS}
	 * @throws GraphClientException if a statement fails or the indexes take too long
	 */
	public void defineSchema(List<CypherStatement> statements) {
		this.schema.create(statements);
	}

	private <T> T write(SessionConfig config, Function<GraphTransaction, T> work, TransactionConfig limits) {
		Duration limit = Objects.requireNonNull(limits.timeout()).plus(GRACE);
		return write(config, work, limits, limit, Reason.UNAVAILABLE, null);
	}

	/**
	 * Runs a write transaction. Its connection is closed at the deadline.
	 * @param deadline how long the transaction takes at most, with its repetitions
	 * @param late the reason of the failure at the deadline
	 */
	private <T> T write(SessionConfig config, Function<GraphTransaction, T> work, TransactionConfig limits,
			Duration deadline, Reason late, @Nullable Caller caller) {
		RunningRead write = this.running.begin(null, deadline);
		AsyncSession session = this.driver.session(AsyncSession.class, config);
		try {
			// The work blocks, which is not allowed on the threads of the driver.
			return this.writes.count(() -> DriverTransaction.await(
					session
						.executeWriteAsync((transaction) -> CompletableFuture.supplyAsync(
								() -> work.apply(new DriverTransaction(transaction, this.clock, caller)), WORKERS),
								write.limits(limits))
						.toCompletableFuture()));
		}
		catch (RuntimeException ex) {
			if (write.ended() != null) {
				throw new GraphClientException(late, late.message(), ex);
			}
			throw (ex instanceof Neo4jException failed) ? failure(failed) : ex;
		}
		finally {
			this.running.finish(write);
			session.closeAsync();
		}
	}

	private static BookmarkManager bookmarks() {
		return BookmarkManagers.defaultManager(BookmarkManagerConfig.builder().build());
	}

}
