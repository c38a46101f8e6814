package dev.newsgraph.benchmark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;

/**
 * The content of a graph as rows.
 *
 * @param nodes rows with key and properties, sorted by key
 * @param edges rows with the keys of both nodes and properties, sorted by the keys
 */
record GraphRows(Map<NodeKind, List<Row>> nodes, Map<EdgeKind, List<Row>> edges) {

	private static final Set<String> INTERNAL = Set.of("claim", "rank", "filled", "nameRank", "imagesRank", "sizeRank", "importedAt",
			"changeSequence", "createdSequence", "mapping",
			"job");

	/** Reads the graph of the database at this address. */
	static GraphRows read(BoltPort bolt) {
		try (Driver driver = bolt.driver()) {
			Map<NodeKind, List<Row>> nodes = new HashMap<>();
			for (NodeKind kind : NodeKind.values()) {
				nodes.put(kind, rows(driver, kind));
			}
			Map<EdgeKind, List<Row>> edges = new HashMap<>();
			for (EdgeKind kind : EdgeKind.ALL) {
				edges.put(kind, rows(driver, kind));
			}
			return new GraphRows(nodes, edges);
		}
	}

	/** Returns whether a database contains exactly these rows. */
	boolean areIn(BoltPort bolt) {
		try (Driver driver = bolt.driver()) {
			return this.nodes.entrySet().stream().allMatch((kind) -> kind.getValue().equals(rows(driver, kind.getKey())))
					&& this.edges.entrySet()
						.stream()
						.allMatch((kind) -> kind.getValue().equals(rows(driver, kind.getKey())));
		}
	}

	/** Returns the rows without the internal properties of the import. */
	GraphRows withoutInternalProperties() {
		Map<NodeKind, List<Row>> publicNodes = new HashMap<>();
		this.nodes.forEach((kind, rows) -> publicNodes.put(kind, rows.stream().map((row) -> row.without(INTERNAL)).toList()));
		Map<EdgeKind, List<Row>> publicEdges = new HashMap<>();
		this.edges.forEach((kind, rows) -> publicEdges.put(kind, rows.stream().map((row) -> row.without(INTERNAL)).toList()));
		return new GraphRows(publicNodes, publicEdges);
	}

	/** Returns the first row that is missing in the other graph, or {@code null}. */
	@Nullable String differsFrom(GraphRows other) {
		Map<Object, List<Row>> otherRows = new HashMap<>(other.nodes);
		otherRows.putAll(other.edges);
		Map<Object, List<Row>> ownRows = new HashMap<>(this.nodes);
		ownRows.putAll(this.edges);
		return ownRows.entrySet()
			.stream()
			.flatMap((kind) -> {
				Set<Row> present = Set.copyOf(otherRows.getOrDefault(kind.getKey(), List.of()));
				return kind.getValue()
					.stream()
					.filter((row) -> !present.contains(row))
					.map((row) -> kind.getKey() + " " + row.values());
			})
			.findFirst()
			.orElse(null);
	}

	private static List<Row> rows(Driver driver, NodeKind kind) {
		return rows(driver, Comparator.comparing(Row::key), """
				MATCH (n:%s) RETURN {key: n.%s, properties: properties(n)} AS row
				""".formatted(kind.label(), kind.key()));
	}

	private static List<Row> rows(Driver driver, EdgeKind kind) {
		return rows(driver, Comparator.comparing(Row::from).thenComparing(Row::to), """
				MATCH (a:%s)-[r:%s]->(b:%s) RETURN {from: a.%s, to: b.%s, properties: properties(r)} AS row
				""".formatted(kind.from().label(), kind.type(), kind.to().label(), kind.from().key(),
				kind.to().key()));
	}

	// Sorting a large graph in the database would exceed the memory of a transaction.
	private static List<Row> rows(Driver driver, Comparator<Row> order, String statement) {
		try (Session session = driver.session()) {
			List<Row> rows = new ArrayList<>();
			session.run(statement).forEachRemaining((row) -> rows.add(new Row(row.get("row").asMap())));
			rows.sort(order);
			return rows;
		}
	}

	/** The parameters of one node or edge. */
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

		@SuppressWarnings("unchecked")
		private Row without(Set<String> names) {
			Map<String, Object> kept = new HashMap<>((Map<String, Object>) this.values.get("properties"));
			kept.keySet().removeAll(names);
			Map<String, Object> row = new HashMap<>(this.values);
			row.put("properties", kept);
			return new Row(row);
		}

		private String text(String name) {
			return String.valueOf(this.values.get(name));
		}

	}

	/** The kinds of nodes in the graph. */
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

	/** The kinds of edges in the graph. */
	record EdgeKind(NodeKind from, String type, NodeKind to) {

		static final EdgeKind DESCRIBES = new EdgeKind(NodeKind.DOCUMENT, "DESCRIBES", NodeKind.ARTICLE);

		static final EdgeKind MENTIONS = new EdgeKind(NodeKind.DOCUMENT, "MENTIONS", NodeKind.ARTICLE);

		static final EdgeKind PUBLISHED_BY = new EdgeKind(NodeKind.ARTICLE, "PUBLISHED_BY", NodeKind.PROVIDER);

		static final EdgeKind ABOUT = new EdgeKind(NodeKind.ARTICLE, "ABOUT", NodeKind.TOPIC);

		static final EdgeKind ARTICLE_IMAGE = new EdgeKind(NodeKind.ARTICLE, "HAS_IMAGE", NodeKind.IMAGE);

		static final EdgeKind PROVIDER_IMAGE = new EdgeKind(NodeKind.PROVIDER, "HAS_IMAGE", NodeKind.IMAGE);

		static final EdgeKind RELATED_TO = new EdgeKind(NodeKind.ARTICLE, "RELATED_TO", NodeKind.ARTICLE);

		/** All kinds, ordered so that the batch of a node is known before its edges are placed. */
		static final List<EdgeKind> ALL = List.of(DESCRIBES, MENTIONS, PUBLISHED_BY, ABOUT, ARTICLE_IMAGE,
				PROVIDER_IMAGE, RELATED_TO);

	}

}
