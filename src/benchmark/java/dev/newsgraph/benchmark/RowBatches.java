package dev.newsgraph.benchmark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.newsgraph.benchmark.GraphRows.EdgeKind;
import dev.newsgraph.benchmark.GraphRows.NodeKind;
import dev.newsgraph.benchmark.GraphRows.Row;

/**
 * The rows of a graph as a load of so many documents at a time sends them: a node with
 * the first document that speaks of it, an article with its own document once more, and
 * what it is tied to with that.
 */
final class RowBatches {

	private final Map<Node, Integer> first = new HashMap<>();

	private final Map<Node, Integer> own = new HashMap<>();

	private final List<GraphRows> batches = new ArrayList<>();

	private RowBatches() {
	}

	static List<GraphRows> of(GraphRows rows, int documents) {
		RowBatches batches = new RowBatches();
		batches.placeNodes(rows, documents);
		rows.nodes().forEach((kind, nodes) -> nodes.forEach((row) -> batches.addNode(kind, row)));
		rows.edges().forEach((kind, edges) -> edges.forEach((row) -> batches.addEdge(kind, row)));
		return batches.batches;
	}

	private void placeNodes(GraphRows rows, int documents) {
		List<Row> sources = rows.nodes().getOrDefault(NodeKind.DOCUMENT, List.of());
		for (int i = 0; i < sources.size(); i++) {
			if (i % documents == 0) {
				this.batches.add(new GraphRows(new HashMap<>(), new HashMap<>()));
			}
			this.first.put(new Node(NodeKind.DOCUMENT, sources.get(i).key()), i / documents);
		}
		for (EdgeKind kind : EdgeKind.ALL) {
			for (Row row : rows.edges().getOrDefault(kind, List.of())) {
				int batch = told(new Node(kind.from(), row.from()));
				Node to = new Node(kind.to(), row.to());
				this.first.merge(to, batch, Math::min);
				if (kind.equals(EdgeKind.DESCRIBES)) {
					this.own.put(to, batch);
				}
			}
		}
	}

	private void addNode(NodeKind kind, Row row) {
		Node node = new Node(kind, row.key());
		int made = this.first.getOrDefault(node, 0);
		add(this.batches.get(made).nodes(), kind, row);
		if (told(node) > made) {
			add(this.batches.get(told(node)).nodes(), kind, row);
		}
	}

	private void addEdge(EdgeKind kind, Row row) {
		int from = told(new Node(kind.from(), row.from()));
		int to = this.first.getOrDefault(new Node(kind.to(), row.to()), 0);
		add(this.batches.get(Math.max(from, to)).edges(), kind, row);
	}

	/** When all that is known of a node is sent. */
	private int told(Node node) {
		return this.own.getOrDefault(node, this.first.getOrDefault(node, 0));
	}

	private static <K> void add(Map<K, List<Row>> rows, K kind, Row row) {
		rows.computeIfAbsent(kind, (any) -> new ArrayList<>()).add(row);
	}

	private record Node(NodeKind kind, String key) {
	}

}
