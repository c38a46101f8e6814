package dev.newsgraph.database;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.exceptions.Neo4jException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.newsgraph.database.StatementSent.Access;

/** Measures each statement and notifies the listeners. */
final class StatementClock {

	private static final Logger LOGGER = LoggerFactory.getLogger(StatementClock.class);

	/** The beginning of the codes of Neo4j. */
	private static final String SERVER = "Neo.";

	private final List<StatementListener> listeners;

	StatementClock(List<StatementListener> listeners) {
		this.listeners = List.copyOf(listeners);
	}

	/**
	 * Runs the work and notifies the listeners, and then the caller, of its duration and
	 * result.
	 * @param caller the client of the statement, or {@code null} if it is unknown
	 * @param work sends the statement and waits for its rows
	 */
	List<Record> time(CypherStatement statement, Access access, @Nullable Caller caller, Supplier<List<Record>> work) {
		LOGGER.debug("{}\n{}", statement.text(), statement.parameters());
		long start = System.nanoTime();
		List<Record> rows = List.of();
		Throwable failure = null;
		try {
			rows = work.get();
			return rows;
		}
		catch (RuntimeException | Error ex) {
			failure = ex;
			throw ex;
		}
		finally {
			if (!this.listeners.isEmpty()) {
				StatementSent event = new StatementSent(statement.text(), access, start,
						Duration.ofNanos(System.nanoTime() - start), rows.size(),
						(failure != null) ? failure.getClass().getName() : null, statusCode(failure));
				this.listeners.forEach((listener) -> listener.onStatement(event));
				if (caller != null) {
					caller.onStatement(event);
				}
			}
		}
	}

	/** The driver gives its own failures another code. */
	private static @Nullable String statusCode(@Nullable Throwable failure) {
		return (failure instanceof Neo4jException exception && exception.code().startsWith(SERVER)) ? exception.code()
				: null;
	}

}
