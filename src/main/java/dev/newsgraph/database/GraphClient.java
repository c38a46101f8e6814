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
 * Managed reads and writes on the configured database, each with a time limit. Where a
 * read may reach another server than a write, it waits for what this gateway wrote
 * before.
 */
public final class GraphClient {

	private static final Logger LOGGER = LoggerFactory.getLogger(GraphClient.class);

	/** A constraint's index has its name. */
	private static final CypherStatement ONLINE_INDEXES = CypherStatement
		.of("SHOW INDEXES YIELD name, state WHERE state = 'ONLINE' RETURN name");

	private static final Pattern SCHEMA_NAME = Pattern.compile("^CREATE .*?(?:CONSTRAINT|INDEX) (\\w+) IF NOT EXISTS");

	private static final Executor WORKERS = (work) -> Thread.ofVirtual().name("graph-write").start(work);

	private final Driver driver;

	private final StatementClock clock;

	private final SessionConfig reads;

	private final SessionConfig writes;

	private final SessionConfig loads;

	private final TransactionConfig readLimits;

	private final TransactionConfig writeLimits;

	private final TransactionConfig schemaLimits;

	private final CypherStatement awaitIndexes;

	private final @Nullable EmbeddedDisk disk;

	private final LongAdder readNanos = new LongAdder();

	/**
	 * A client.
	 * @param routed whether the driver chooses among several servers
	 * @param disk the disk under the database; null when that is another machine's
	 */
	GraphClient(Driver driver, boolean routed, DatabaseProperties properties, List<StatementListener> listeners,
			@Nullable EmbeddedDisk disk) {
		this.driver = driver;
		this.disk = disk;
		this.clock = new StatementClock(listeners);
		// One server shows what it has committed. With a bookmark, a read waits until
		// every earlier transaction is done too: beside an import, for seconds.
		BookmarkManager bookmarks = routed ? bookmarks() : null;
		this.reads = session(AccessMode.READ, bookmarks, properties);
		this.writes = session(AccessMode.WRITE, bookmarks, properties);
		this.loads = session(AccessMode.WRITE, routed ? bookmarks() : null, properties);
		this.readLimits = TransactionConfig.builder().withTimeout(properties.readTimeout()).build();
		this.writeLimits = TransactionConfig.builder().withTimeout(properties.writeTimeout()).build();
		this.schemaLimits = TransactionConfig.builder().withTimeout(properties.schemaTimeout()).build();
		this.awaitIndexes = new CypherStatement("CALL db.awaitIndexes($seconds)",
				Map.of("seconds", properties.schemaTimeout().toSeconds()));
	}

	/**
	 * Runs one statement in a read transaction of its own and returns all of its rows.
	 * @throws GraphClientException when it fails, or does so again after a transient
	 * failure
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
	 * As {@link #read(CypherStatement)}, for this gateway's own work: nobody waits for
	 * it.
	 * @throws GraphClientException when it fails, or does so again after a transient
	 * failure
	 */
	public List<Record> lookUp(CypherStatement statement) {
		try (Session session = this.driver.session(this.reads)) {
			try {
				// One round trip; BEGIN and COMMIT would make it two, and cost a third of
				// the throughput.
				return read((query) -> session.run(query, this.readLimits), statement);
			}
			catch (Neo4jException ex) {
				if (ex instanceof RetryableException) {
					return session.executeRead((transaction) -> read(transaction::run, statement), this.readLimits);
				}
				throw ex;
			}
		}
		catch (Neo4jException ex) {
			throw failure(ex, statement);
		}
	}

	/**
	 * How long reads that somebody waits for took since the start, all together.
	 */
	public Duration readTime() {
		return Duration.ofNanos(this.readNanos.sum());
	}

	/**
	 * How the database would carry out a statement; it is planned and not run.
	 * @throws GraphClientException when that fails
	 */
	public StatementPlan explain(CypherStatement statement) {
		try (Session session = this.driver.session(this.reads)) {
			return plan(session.run(new Query("EXPLAIN " + statement.text(), statement.parameters()), this.readLimits)
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
		// The server's name stands behind each operator's.
		return new StatementPlan(plan.operatorType().replaceFirst("@.*", ""),
				(details != null) ? details.asString() : "", (rows != null) ? rows.asDouble() : 0,
				List.copyOf(plan.identifiers()), plan.children().stream().map(GraphClient::plan).toList());
	}

	private GraphClientException failure(Neo4jException thrown, CypherStatement statement) {
		GraphClientException failure = failure(thrown);
		if (failure.reason() == Reason.OTHER) {
			LOGGER.error("Neo4j could not carry out this statement: {}\n{}", thrown.getMessage(), statement.text());
		}
		return failure;
	}

	private GraphClientException failure(Neo4jException thrown) {
		Reason reason = DriverFailures.reason(thrown);
		boolean lasting = reason == Reason.OTHER || reason == Reason.BROKEN || reason == Reason.UNAVAILABLE;
		String fault = (this.disk != null && lasting) ? this.disk.fault() : null;
		return (fault != null) ? new GraphClientException(Reason.BROKEN, fault, thrown)
				: new GraphClientException(reason, thrown);
	}

	/**
	 * To be asked before a lot is written.
	 * @throws GraphClientException when the disk under the database is nearly full
	 */
	public void requireRoom() {
		String shortage = (this.disk != null) ? this.disk.shortage() : null;
		if (shortage != null) {
			throw new GraphClientException(Reason.FULL, shortage, null);
		}
	}

	/**
	 * Runs the work in one write transaction; a transient failure runs it again.
	 * @throws GraphClientException when it fails, or does so again after a transient
	 * failure
	 */
	public <T> T write(Function<GraphTransaction, T> work) {
		return write(this.writes, work, this.writeLimits);
	}

	/**
	 * As {@link #write(Function)}, but reads do not wait for it: on any server they see
	 * it when they see a later write.
	 * @throws GraphClientException when it fails, or does so again after a transient
	 * failure
	 */
	public <T> T load(Function<GraphTransaction, T> work) {
		return write(this.loads, work, this.writeLimits);
	}

	/**
	 * Makes constraints and indexes, each in a transaction of its own, and returns when
	 * all indexes can be used.
	 * @param statements each of them does nothing when its constraint or index is there
	 * @throws GraphClientException when one fails, or the indexes take too long
	 */
	public void defineSchema(List<CypherStatement> statements) {
		if (isDefined(statements)) {
			return;
		}
		statements
			.forEach((statement) -> write(this.writes, (transaction) -> transaction.run(statement), this.schemaLimits));
		write(this.writes, (transaction) -> transaction.run(this.awaitIndexes), this.schemaLimits);
	}

	// One statement instead of one for each, which Neo4j would have to plan.
	private boolean isDefined(List<CypherStatement> statements) {
		Set<String> online = new HashSet<>();
		write(this.writes, (transaction) -> transaction.run(ONLINE_INDEXES), this.schemaLimits)
			.forEach((row) -> online.add(row.get("name").asString()));
		return statements.stream()
			.map((statement) -> SCHEMA_NAME.matcher(statement.text()))
			.allMatch((name) -> name.find() && online.contains(name.group(1)));
	}

	private <T> T write(SessionConfig config, Function<GraphTransaction, T> work, TransactionConfig limits) {
		AsyncSession session = this.driver.session(AsyncSession.class, config);
		try {
			// The work waits for what it asks, which the driver's own threads must not.
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
