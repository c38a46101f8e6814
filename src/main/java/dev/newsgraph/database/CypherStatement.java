package dev.newsgraph.database;

import java.util.Map;

/**
 * A Cypher text and the values of its parameters.
 *
 * @param text the statement; it depends on the shape of the work alone, never on values
 * @param parameters parameter values by name, in types that the driver can send
 */
public record CypherStatement(String text, Map<String, Object> parameters) {

	public static CypherStatement of(String text) {
		return new CypherStatement(text, Map.of());
	}

}
