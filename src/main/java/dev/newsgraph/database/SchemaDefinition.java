package dev.newsgraph.database;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.neo4j.driver.Record;

import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;

import dev.newsgraph.database.GraphClientException.Reason;

/**
 * Creates constraints and indexes, also while other processes create the same. Then
 * statements fail in spite of {@code IF NOT EXISTS}, and are repeated.
 */
final class SchemaDefinition {

	/** The index of a constraint has the name of the constraint. */
	private static final CypherStatement INDEXES = CypherStatement.of("SHOW INDEXES YIELD name, state");

	private static final Duration PAUSE = Duration.ofMillis(100);

	private static final Duration MAX_PAUSE = Duration.ofSeconds(2);

	private static final double MULTIPLIER = 2;

	private static final Set<Reason> PASSING = Set.of(Reason.BUSY, Reason.TERMINATED);

	private final Function<Function<GraphTransaction, List<Record>>, List<Record>> writer;

	private final Duration limit;

	private final CypherStatement awaitIndexes;

	/**
	 * Creates a definition.
	 * @param writer runs work in a write transaction
	 * @param limit how long failures are repeated, and how long to wait for the indexes
	 */
	SchemaDefinition(Function<Function<GraphTransaction, List<Record>>, List<Record>> writer, Duration limit) {
		this.writer = writer;
		this.limit = limit;
		this.awaitIndexes = new CypherStatement("CALL db.awaitIndexes($seconds)", Map.of("seconds", limit.toSeconds()));
	}

	/**
	 * Creates what is missing, and waits until all indexes are online. Threads take
	 * turns.
	 * @param statements statements with {@code IF NOT EXISTS}
	 * @throws GraphClientException if a statement fails for another reason than other
	 * processes, or the limit is reached
	 */
	synchronized void create(List<CypherStatement> statements) {
		long end = System.nanoTime() + this.limit.toNanos();
		Attempt attempt = new Attempt(statements);
		new RetryTemplate(RetryPolicy.builder()
			.maxRetries(Long.MAX_VALUE)
			.delay(PAUSE)
			.multiplier(MULTIPLIER)
			.maxDelay(MAX_PAUSE)
			.predicate((failure) -> failure instanceof GraphClientException && attempt.failureMayPass
					&& System.nanoTime() - end < 0)
			.build()).invoke(() -> {
				attempt.run();
				return attempt;
			});
	}

	private Map<String, String> states() {
		return this.writer.apply((transaction) -> transaction.run(INDEXES))
			.stream()
			.collect(Collectors.toMap((row) -> row.get("name").asString(), (row) -> row.get("state").asString()));
	}

	/** The creation of a schema, which can be repeated. */
	private final class Attempt {

		private final List<CypherStatement> statements;

		private boolean failureMayPass;

		Attempt(List<CypherStatement> statements) {
			this.statements = statements;
		}

		void run() {
			this.failureMayPass = false;
			Map<String, String> before = states();
			List<CypherStatement> missing = this.statements.stream()
				.filter((statement) -> !"ONLINE".equals(before.get(statement.schemaName())))
				.toList();
			if (missing.isEmpty()) {
				return;
			}
			try {
				create(missing);
			}
			catch (GraphClientException ex) {
				// If nothing has changed, no other process is the cause.
				this.failureMayPass = PASSING.contains(ex.reason()) || !before.equals(states());
				throw ex;
			}
			SchemaDefinition.this.writer.apply((transaction) -> transaction.run(SchemaDefinition.this.awaitIndexes));
		}

		/** Creates all in one transaction or, if that fails, each in its own. */
		private void create(List<CypherStatement> missing) {
			try {
				SchemaDefinition.this.writer.apply((transaction) -> {
					transaction.runAll(missing);
					return List.of();
				});
			}
			catch (GraphClientException ex) {
				missing.forEach(
						(statement) -> SchemaDefinition.this.writer.apply((transaction) -> transaction.run(statement)));
			}
		}

	}

}
