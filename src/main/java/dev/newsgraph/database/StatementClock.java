package dev.newsgraph.database;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import org.neo4j.driver.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.newsgraph.database.StatementSent.Access;

/** Measures each statement and notifies the listeners. */
final class StatementClock {

	private static final Logger LOGGER = LoggerFactory.getLogger(StatementClock.class);

	private final List<StatementListener> listeners;

	StatementClock(List<StatementListener> listeners) {
		this.listeners = List.copyOf(listeners);
	}

	/**
	 * Runs the work and notifies the listeners of its duration and result.
	 * @param work sends the statement and waits for its rows
	 */
	List<Record> time(CypherStatement statement, Access access, Supplier<List<Record>> work) {
		LOGGER.debug("{}\n{}", statement.text(), statement.parameters());
		long start = System.nanoTime();
		List<Record> rows = null;
		try {
			rows = work.get();
			return rows;
		}
		finally {
			if (!this.listeners.isEmpty()) {
				StatementSent event = new StatementSent(statement.text(), access,
						Duration.ofNanos(System.nanoTime() - start), (rows != null) ? rows.size() : 0, rows == null);
				this.listeners.forEach((listener) -> listener.onStatement(event));
			}
		}
	}

}
