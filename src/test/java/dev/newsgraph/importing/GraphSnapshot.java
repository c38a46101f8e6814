package dev.newsgraph.importing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.neo4j.driver.Record;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;

/**
 * Every node and edge of the graph with all properties, but for the jobs, and when and by
 * which of them documents were imported.
 */
public final class GraphSnapshot {

	private static final String NODES = """
			MATCH (n) WHERE NOT n:ImportJob AND NOT n:ImportProblem AND NOT n:ImportDifference AND NOT n:ImportLock
			RETURN labels(n)[0] + ' ' + coalesce(n.key, n.domain, n.slug, n.url, n.id) AS name,
			  properties(n) AS properties
			""";

	private static final String EDGES = """
			MATCH (a)-[e]->(b) WHERE NOT a:ImportJob
			RETURN coalesce(a.key, a.domain, a.slug, a.url) + ' ' + type(e) + ' '
			  + coalesce(b.key, b.domain, b.slug, b.url) AS name, properties(e) AS properties
			""";

	private GraphSnapshot() {
	}

	public static List<String> of(GraphClient client) {
		return Stream.of(NODES, EDGES)
			.flatMap((text) -> client.read(CypherStatement.of(text)).stream())
			.map(GraphSnapshot::line)
			.sorted()
			.toList();
	}

	private static String line(Record row) {
		Map<String, Object> properties = new TreeMap<>(row.get("properties").asMap());
		properties.keySet().removeAll(List.of("importedAt", "job"));
		return row.get("name").asString() + " " + properties;
	}

}
