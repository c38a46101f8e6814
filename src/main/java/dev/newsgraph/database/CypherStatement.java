package dev.newsgraph.database;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.neo4j.driver.Record;

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
	 * Returns the statements that create a constraint or an index that does not exist.
	 * @param existing rows with the names of those that exist
	 */
	static List<CypherStatement> missing(List<CypherStatement> statements, List<Record> existing) {
		Set<String> names = existing.stream().map((row) -> row.get("name").asString()).collect(Collectors.toSet());
		return statements.stream().filter((statement) -> !names.contains(statement.schemaName())).toList();
	}

	private String schemaName() {
		Matcher name = SCHEMA_NAME.matcher(this.text);
		return name.find() ? name.group(1) : "";
	}

}
