package dev.newsgraph.importing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.neo4j.driver.Record;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;

/**
 * Every node and edge of the graph with all properties, but for when and by which job
 * documents were imported.
 */
final class GraphSnapshot {

	private static final String NODES = """
			MATCH (n) RETURN labels(n)[0] + ' ' + coalesce(n.key, n.domain, n.slug, n.url, n.id) AS name,
			  properties(n) AS properties
			""";

	private static final String EDGES = """
			MATCH (a)-[e]->(b)
			RETURN coalesce(a.key, a.domain, a.slug, a.url) + ' ' + type(e) + ' '
			  + coalesce(b.key, b.domain, b.slug, b.url) AS name, properties(e) AS properties
			""";

	private GraphSnapshot() {
	}

	static List<String> of(GraphClient client) {
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
