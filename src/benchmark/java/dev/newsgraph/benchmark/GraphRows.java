package dev.newsgraph.benchmark;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Record;

/**
 * A whole graph as rows that can be sent again.
 *
 * @param nodes rows of key and properties, sorted by key
 * @param edges rows of the two keys and properties, sorted by the keys
 */
record GraphRows(Map<NodeKind, List<Row>> nodes, Map<EdgeKind, List<Row>> edges) {

	static GraphRows read(URI bolt) {
		try (Driver driver = GraphDatabase.driver(bolt, AuthTokens.none())) {
			Map<NodeKind, List<Row>> nodes = new HashMap<>();
			for (NodeKind kind : NodeKind.values()) {
				nodes.put(kind, rows(driver, """
						MATCH (n:%s) RETURN {key: n.%s, properties: properties(n)} AS row
						ORDER BY row.key
						""".formatted(kind.label(), kind.key())));
			}
			Map<EdgeKind, List<Row>> edges = new HashMap<>();
			for (EdgeKind kind : EdgeKind.ALL) {
				edges.put(kind, rows(driver, """
						MATCH (a:%s)-[r:%s]->(b:%s) RETURN {from: a.%s, to: b.%s, properties: properties(r)} AS row
						ORDER BY row.from, row.to
						""".formatted(kind.from().label(), kind.type(), kind.to().label(), kind.from().key(),
						kind.to().key())));
			}
			return new GraphRows(nodes, edges);
		}
	}

	private static List<Row> rows(Driver driver, String statement) {
		List<Record> records = driver.executableQuery(statement).execute().records();
		return records.stream().map((row) -> new Row(row.get("row").asMap())).toList();
	}

	/** What is sent of one node or edge. */
	record Row(Map<String, Object> values) {

		String key() {
			return text("key");
		}

		String from() {
			return text("from");
		}

		String to() {
			return text("to");
		}

		private String text(String name) {
			return String.valueOf(this.values.get(name));
		}

	}

	/** The kinds of nodes that documents make. */
	enum NodeKind {

		DOCUMENT("Document", "key"), ARTICLE("Article", "key"), PROVIDER("Provider", "domain"), TOPIC("Topic", "slug"),
		IMAGE("Image", "url");

		private final String label;

		private final String key;

		NodeKind(String label, String key) {
			this.label = label;
			this.key = key;
		}

		String label() {
			return this.label;
		}

		String key() {
			return this.key;
		}

	}

	/** The kinds of edges that the corpus makes. */
	record EdgeKind(NodeKind from, String type, NodeKind to) {

		static final EdgeKind DESCRIBES = new EdgeKind(NodeKind.DOCUMENT, "DESCRIBES", NodeKind.ARTICLE);

		/** In such an order that a node's first batch is known before it is handed on. */
		static final List<EdgeKind> ALL = List.of(DESCRIBES,
				new EdgeKind(NodeKind.DOCUMENT, "MENTIONS", NodeKind.ARTICLE),
				new EdgeKind(NodeKind.ARTICLE, "PUBLISHED_BY", NodeKind.PROVIDER),
				new EdgeKind(NodeKind.ARTICLE, "ABOUT", NodeKind.TOPIC),
				new EdgeKind(NodeKind.ARTICLE, "HAS_IMAGE", NodeKind.IMAGE),
				new EdgeKind(NodeKind.PROVIDER, "HAS_IMAGE", NodeKind.IMAGE),
				new EdgeKind(NodeKind.ARTICLE, "RELATED_TO", NodeKind.ARTICLE));

	}

}
