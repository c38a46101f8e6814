package dev.newsgraph.importing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.neo4j.driver.Record;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.importing.graph.DocumentVersions;
import dev.newsgraph.importing.resolution.GraphRevision;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every node and edge of the graph with all properties, and its revision, but for the
 * jobs, when and by which of them documents were imported, and how many changes led to
 * the graph, and which.
 */
public final class GraphSnapshot {

	private static final String NODES = """
			MATCH (n) WHERE NOT n:ImportJob AND NOT n:ImportProblem AND NOT n:ImportDifference AND NOT n:ImportLock
			  AND NOT n:RemovedArticle AND NOT n:GraphState AND NOT n:ChangeBatch
			RETURN labels(n)[0] + ' ' + coalesce(n.key, n.domain, n.slug, n.url, n.id) AS name,
			  properties(n) AS properties
			""";

	private static final String EDGES = """
			MATCH (a)-[e]->(b) WHERE NOT a:ImportJob
			RETURN coalesce(a.key, a.domain, a.slug, a.url) + ' ' + type(e) + ' '
			  + coalesce(b.key, b.domain, b.slug, b.url) AS name, properties(e) AS properties
			""";

	private static final String WRONG_ABOUT = """
			MATCH (a:Article)-[r:ABOUT]->(t:Topic)
			WHERE coalesce(r.key, '') <> t.slug OR coalesce(toString(r.heat), '') <> coalesce(toString(a.heat), '')
			  OR coalesce(toString(r.publishedDateTime), '') <> coalesce(toString(a.publishedDateTime), '')
			RETURN a.key + ' ' + t.slug AS wrong
			""";

	private GraphSnapshot() {
	}

	public static List<String> of(GraphClient client) {
		assertThat(client.read(CypherStatement.of(WRONG_ABOUT)).stream().map((row) -> row.get("wrong").asString()))
			.as("relationships that do not hold the values of their article")
			.isEmpty();
		Stream<String> lines = Stream.of(NODES, EDGES)
			.flatMap((text) -> client.read(CypherStatement.of(text)).stream())
			.map(GraphSnapshot::line)
			.sorted();
		return Stream.concat(Stream.of("revision " + revision(client)), lines).toList();
	}

	/** Returns the stored revision, and checks that a full recount agrees. */
	static GraphRevision revision(GraphClient client) {
		List<Record> states = client.read(CypherStatement.of("MATCH (s:GraphState) RETURN s.revision AS revision"));
		GraphRevision stored = states.isEmpty() ? GraphRevision.EMPTY
				: GraphRevision.of(states.getFirst().get("revision").asString());
		assertThat(stored).as("the stored revision").isEqualTo(DocumentVersions.count(client::read));
		return stored;
	}

	private static String line(Record row) {
		Map<String, Object> properties = new TreeMap<>(row.get("properties").asMap());
		properties.keySet().removeAll(List.of("importedAt", "job", "changeSequence", "createdSequence"));
		return row.get("name").asString() + " " + properties;
	}

}
