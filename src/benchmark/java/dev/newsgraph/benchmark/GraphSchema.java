package dev.newsgraph.benchmark;

import java.util.LinkedHashMap;
import java.util.Map;

import org.neo4j.driver.Driver;

/**
 * The constraints and indexes of a database.
 *
 * @param statements the statements that create them, by name
 */
record GraphSchema(Map<String, String> statements) {

	/** Reads the schema of the database at this address. */
	static GraphSchema read(BoltPort bolt) {
		try (Driver driver = bolt.driver()) {
			return read(driver);
		}
	}

	/** Creates the missing constraints and indexes. */
	void create(BoltPort bolt) {
		try (Driver driver = bolt.driver()) {
			Map<String, String> present = read(driver).statements();
			this.statements.forEach((name, statement) -> {
				if (!present.containsKey(name)) {
					driver.executableQuery(statement).execute();
				}
			});
			driver.executableQuery("CALL db.awaitIndexes(60)").execute();
		}
	}

	private static GraphSchema read(Driver driver) {
		Map<String, String> statements = new LinkedHashMap<>();
		for (String show : new String[] { "SHOW CONSTRAINTS YIELD name, createStatement",
				"SHOW INDEXES YIELD name, createStatement, type, owningConstraint"
						+ " WHERE owningConstraint IS NULL AND type <> 'LOOKUP'" }) {
			driver.executableQuery(show)
				.execute()
				.records()
				.forEach((row) -> statements.put(row.get("name").asString(), row.get("createStatement").asString()));
		}
		return new GraphSchema(statements);
	}

}
