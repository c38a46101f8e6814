package dev.newsgraph.database;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Cypher statement and the values of its parameters.
 *
 * @param text the statement. It must not contain values, so that the database can reuse
 * its plan
 * @param parameters the values by parameter name, of types that the driver can send
 */
public record CypherStatement(String text, Map<String, Object> parameters) {

	private static final Pattern SCHEMA_NAME = Pattern.compile("^CREATE .*?(?:CONSTRAINT|INDEX) (\\w+) IF NOT EXISTS");

	/** Returns a statement without parameters. */
	public static CypherStatement of(String text) {
		return new CypherStatement(text, Map.of());
	}

	/**
	 * Returns the name of the constraint or index that the statement creates if it does
	 * not exist, or an empty text.
	 */
	String schemaName() {
		Matcher name = SCHEMA_NAME.matcher(this.text);
		return name.find() ? name.group(1) : "";
	}

}
