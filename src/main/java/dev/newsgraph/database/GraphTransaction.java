package dev.newsgraph.database;

import java.util.List;

import org.neo4j.driver.Record;

/** The statements of one managed write; the whole is retried or rolled back as one. */
public interface GraphTransaction {

	List<Record> run(CypherStatement statement);

}
