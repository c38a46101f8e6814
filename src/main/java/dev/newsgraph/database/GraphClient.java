package dev.newsgraph.database;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.neo4j.driver.AccessMode;
import org.neo4j.driver.BookmarkManager;
import org.neo4j.driver.BookmarkManagerConfig;
import org.neo4j.driver.BookmarkManagers;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Query;
import org.neo4j.driver.Record;
import org.neo4j.driver.Result;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.TransactionConfig;
import org.neo4j.driver.Value;
import org.neo4j.driver.async.AsyncSession;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.RetryableException;
import org.neo4j.driver.summary.Plan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.newsgraph.database.GraphClientException.Reason;
import dev.newsgraph.database.StatementSent.Access;

/**
 * Runs managed read and write transactions on the configured database, each with a
 * timeout. If the driver routes between several servers, a read waits until its server
 * has the earlier writes of this gateway.
 */
public final class GraphClient {

	private static final Logger LOGGER = LoggerFactory.getLogger(GraphClient.class);

	/** The index of a constraint has the name of the constraint. */
	private static final CypherStatement ONLINE_INDEXES = CypherStatement
		.of("SHOW INDEXES YIELD name, state WHERE state = 'ONLINE' RETURN name");

	private static final Pattern SCHEMA_NAME = Pattern.compile("^CREATE .*?(?:CONSTRAINT|INDEX) (\\w+) IF NOT EXISTS");

	private static final Executor WORKERS = (work) -> Thread.ofVirtual().name("graph-write").start(work);

	private final Driver driver;

	private final StatementClock clock;

	private final SessionConfig readSession;

	private final SessionConfig writeSession;

	private final SessionConfig loadSession;

	private final TransactionConfig readTransaction;

	private final TransactionConfig writeTransaction;

	private final TransactionConfig schemaTransaction;

	private final CypherStatement awaitIndexes;

	private final @Nullable EmbeddedDisk disk;

	private final LongAdder readNanos = new LongAdder();

	/**
	 * Creates a client.
	 * @param routed whether the driver routes between several servers
	 * @param disk the disk of the embedded database, or {@code null} for another server
	 */
	GraphClient(Driver driver, boolean routed, DatabaseProperties properties, List<StatementListener> listeners,
			@Nullable EmbeddedDisk disk) {
		this.driver = driver;
		this.disk = disk;
		this.clock = new StatementClock(listeners);
		// Without routing, a read sees all commits. With a bookmark, it would also wait
		// for every earlier transaction, during an import for seconds.
		BookmarkManager bookmarks = routed ? bookmarks() : null;
		this.readSession = session(AccessMode.READ, bookmarks, properties);
		this.writeSession = session(AccessMode.WRITE, bookmarks, properties);
		this.loadSession = session(AccessMode.WRITE, routed ? bookmarks() : null, properties);
		this.readTransaction = TransactionConfig.builder().withTimeout(properties.readTimeout()).build();
		this.writeTransaction = TransactionConfig.builder().withTimeout(properties.writeTimeout()).build();
		this.schemaTransaction = TransactionConfig.builder().withTimeout(properties.schemaTimeout()).build();
		this.awaitIndexes = new CypherStatement("CALL db.awaitIndexes($seconds)",
				Map.of("seconds", properties.schemaTimeout().toSeconds()));
	}

	/**
	 * Runs a statement for a client in its own read transaction, and returns all rows. A
	 * transient failure is retried.
	 * @throws GraphClientException if the statement fails
	 */
	public List<Record> read(CypherStatement statement) {
		long start = System.nanoTime();
		try {
			return lookUp(statement);
		}
		finally {
			this.readNanos.add(System.nanoTime() - start);
		}
	}

	/**
	 * Runs a statement for the gateway itself. In contrast to
	 * {@link #read(CypherStatement)}, it does not count as a read of a client.
	 * @throws GraphClientException if the statement fails
	 */
	public List<Record> lookUp(CypherStatement statement) {
		try (Session session = this.driver.session(this.readSession)) {
			try {
				// An auto-commit transaction takes one round trip. An explicit one takes
				// two and costs a third of the throughput.
				return read((query) -> session.run(query, this.readTransaction), statement);
			}
			catch (Neo4jException ex) {
				if (ex instanceof RetryableException && !DriverFailures.isExhausted(ex)) {
					return session.executeRead((transaction) -> read(transaction::run, statement),
							this.readTransaction);
				}
				throw ex;
			}
		}
		catch (Neo4jException ex) {
			throw failure(ex, statement);
		}
	}

	/**
	 * Returns how long reads of clients took since the start, in total.
	 */
	public Duration readTime() {
		return Duration.ofNanos(this.readNanos.sum());
	}

	/**
	 * Returns the execution plan of a statement. The statement is planned, but not run.
	 * @throws GraphClientException if the statement cannot be planned
	 */
	public StatementPlan explain(CypherStatement statement) {
		try (Session session = this.driver.session(this.readSession)) {
			return plan(
					session.run(new Query("EXPLAIN " + statement.text(), statement.parameters()), this.readTransaction)
						.consume()
						.plan());
		}
		catch (Neo4jException ex) {
			throw failure(ex, statement);
		}
	}

	private static StatementPlan plan(Plan plan) {
		Map<String, Value> arguments = plan.arguments();
		Value details = arguments.get("Details");
		Value rows = arguments.get("EstimatedRows");
		// The name of the database follows the name of the operator.
		return new StatementPlan(plan.operatorType().replaceFirst("@.*", ""),
				(details != null) ? details.asString() : "", (rows != null) ? rows.asDouble() : 0,
				List.copyOf(plan.identifiers()), plan.children().stream().map(GraphClient::plan).toList());
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
	 * Runs the work in one write transaction that reads do not wait for. On a server
	 * other than the leader, a read sees it at the latest when it sees a later
	 * {@link #write(Function)}.
	 * @throws GraphClientException if the transaction fails
	 */
	public <T> T load(Function<GraphTransaction, T> work) {
		return write(this.loadSession, work, this.writeTransaction);
	}

	/**
	 * Creates constraints and indexes, each in its own transaction, and waits until all
	 * indexes are online.
	 * @param statements statements with {@code IF NOT EXISTS}
	 * @throws GraphClientException if a statement fails or the indexes take too long
	 */
	public void defineSchema(List<CypherStatement> statements) {
		if (isDefined(statements)) {
			return;
		}
		statements.forEach((statement) -> write(this.writeSession, (transaction) -> transaction.run(statement),
				this.schemaTransaction));
		write(this.writeSession, (transaction) -> transaction.run(this.awaitIndexes), this.schemaTransaction);
	}

	// One statement replaces many statements that Neo4j would have to plan.
	private boolean isDefined(List<CypherStatement> statements) {
		Set<String> online = new HashSet<>();
		write(this.writeSession, (transaction) -> transaction.run(ONLINE_INDEXES), this.schemaTransaction)
			.forEach((row) -> online.add(row.get("name").asString()));
		return statements.stream()
			.map((statement) -> SCHEMA_NAME.matcher(statement.text()))
			.allMatch((name) -> name.find() && online.contains(name.group(1)));
	}

	private <T> T write(SessionConfig config, Function<GraphTransaction, T> work, TransactionConfig limits) {
		AsyncSession session = this.driver.session(AsyncSession.class, config);
		try {
			// The work blocks, which is not allowed on the threads of the driver.
			return DriverTransaction.await(
					session
						.executeWriteAsync(
								(transaction) -> CompletableFuture.supplyAsync(
										() -> work.apply(new DriverTransaction(transaction, this.clock)), WORKERS),
								limits)
						.toCompletableFuture());
		}
		catch (Neo4jException ex) {
			throw failure(ex);
		}
		finally {
			session.closeAsync();
		}
	}

	private List<Record> read(Function<Query, Result> runner, CypherStatement statement) {
		return this.clock.time(statement, Access.READ,
				() -> runner.apply(new Query(statement.text(), statement.parameters())).list());
	}

	private static BookmarkManager bookmarks() {
		return BookmarkManagers.defaultManager(BookmarkManagerConfig.builder().build());
	}

	private static SessionConfig session(AccessMode mode, @Nullable BookmarkManager bookmarks,
			DatabaseProperties properties) {
		SessionConfig.Builder config = SessionConfig.builder()
			.withDefaultAccessMode(mode)
			.withDatabase(properties.name());
		return ((bookmarks != null) ? config.withBookmarkManager(bookmarks) : config).build();
	}

}
