package dev.newsgraph.benchmark;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;

/**
 * The constraints and indexes of a database.
 *
 * @param statements that make them, by name
 */
record GraphSchema(Map<String, String> statements) {

	static GraphSchema read(URI bolt) {
		try (Driver driver = GraphDatabase.driver(bolt, AuthTokens.none())) {
			return read(driver);
		}
	}

	/** Makes those that are not there. */
	void make(URI bolt) {
		try (Driver driver = GraphDatabase.driver(bolt, AuthTokens.none())) {
			Map<String, String> there = read(driver).statements();
			this.statements.forEach((name, statement) -> {
				if (!there.containsKey(name)) {
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
