package dev.newsgraph.database;

import java.util.Map;

/**
 * A Cypher statement and the values of its parameters.
 *
 * @param text the statement. It must not contain values, so that the database can reuse
 * its plan
 * @param parameters the values by parameter name, of types that the driver can send
 */
public record CypherStatement(String text, Map<String, Object> parameters) {

	/** Returns a statement without parameters. */
	public static CypherStatement of(String text) {
		return new CypherStatement(text, Map.of());
	}

}
