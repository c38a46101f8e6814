package dev.newsgraph.benchmark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.newsgraph.benchmark.GraphRows.EdgeKind;
import dev.newsgraph.benchmark.GraphRows.NodeKind;
import dev.newsgraph.benchmark.GraphRows.Row;

/**
 * Splits the rows of a graph into batches of documents. A node belongs to the batch of the
 * first document that mentions it, an article also to the batch of its own document. An
 * edge belongs to the first batch after which both nodes exist.
 */
final class RowBatches {

	private final Map<Node, Integer> first = new HashMap<>();

	private final Map<Node, Integer> own = new HashMap<>();

	private final List<GraphRows> batches = new ArrayList<>();

	private RowBatches() {
	}

	/**
	 * Returns the batches.
	 * @param documents number of documents in a batch
	 */
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
				int batch = completeBatch(new Node(kind.from(), row.from()));
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
		int created = this.first.getOrDefault(node, 0);
		add(this.batches.get(created).nodes(), kind, row);
		if (completeBatch(node) > created) {
			add(this.batches.get(completeBatch(node)).nodes(), kind, row);
		}
	}

	private void addEdge(EdgeKind kind, Row row) {
		int from = completeBatch(new Node(kind.from(), row.from()));
		int to = this.first.getOrDefault(new Node(kind.to(), row.to()), 0);
		add(this.batches.get(Math.max(from, to)).edges(), kind, row);
	}

	/** Returns the batch that completes a node. */
	private int completeBatch(Node node) {
		return this.own.getOrDefault(node, this.first.getOrDefault(node, 0));
	}

	private static <K> void add(Map<K, List<Row>> rows, K kind, Row row) {
		rows.computeIfAbsent(kind, (any) -> new ArrayList<>()).add(row);
	}

	private record Node(NodeKind kind, String key) {
	}

}
