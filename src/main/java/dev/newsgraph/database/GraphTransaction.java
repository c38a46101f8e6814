package dev.newsgraph.database;

import java.util.List;

import org.neo4j.driver.Record;

/** The statements of one managed write; the whole is retried or rolled back as one. */
public interface GraphTransaction {

	/**
	 * Runs a statement.
	 * @return all of its rows
	 */
	List<Record> run(CypherStatement statement);

	/**
	 * Runs statements whose rows nobody needs, in turn, and returns when all were carried
	 * out.
	 */
	default void runAll(List<CypherStatement> statements) {
		statements.forEach(this::run);
	}

}
