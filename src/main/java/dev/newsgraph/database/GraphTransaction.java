package dev.newsgraph.database;

import java.util.List;

import org.neo4j.driver.Record;

/**
 * A managed write transaction. All of its statements are committed, retried or rolled
 * back together.
 */
public interface GraphTransaction {

	/**
	 * Runs a statement and returns all rows.
	 */
	List<Record> run(CypherStatement statement);

	/**
	 * Runs statements in the given order, discards their rows, and returns when all are
	 * executed.
	 */
	default void runAll(List<CypherStatement> statements) {
		statements.forEach(this::run);
	}

}
