package dev.newsgraph.importing.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClientException;
import dev.newsgraph.importing.report.ContentDifference;
import dev.newsgraph.importing.report.ContentDifferences;

/**
 * Compares a graph with one that was made from the documents. Both are read in the same
 * order, so only one page of each is in memory.
 */
public final class ContentComparison {

	private final GraphContent graph;

	private final GraphContent folders;

	private final ContentDifferences differences;

	/** How many nodes and relationships of the graph were read, by label and type. */
	private final Map<String, Long> read = new HashMap<>();

	/**
	 * Creates a comparison.
	 * @param graph the graph
	 * @param folders the graph that was made from the documents
	 * @param differences receives what differs
	 */
	public ContentComparison(GraphContent graph, GraphContent folders, ContentDifferences differences) {
		this.graph = graph;
		this.folders = folders;
		this.differences = differences;
	}

	/**
	 * Compares the graphs.
	 * @throws GraphClientException if a graph cannot be read
	 */
	public void run() {
		GraphContent.State before = this.graph.state();
		for (CypherStatement label : GraphContent.LABELS) {
			compare(this.graph.nodes(label), this.folders.nodes(label));
		}
		compareTotals();
		String revision = this.folders.state().revision();
		// A graph of an earlier version has none until the next import.
		if (before.revision() != null && !before.revision().equals(revision)) {
			this.differences
				.add(ContentDifference.ofValue("GraphState", null, "revision", before.revision(), revision));
		}
		if (!before.equals(this.graph.state())) {
			this.differences.unstable();
		}
	}

	/** Finds what is not read, because it has no key, or begins at a node of no label. */
	private void compareTotals() {
		new TreeMap<>(this.graph.totals()).forEach((name, total) -> {
			long others = total - this.read.getOrDefault(name, 0L);
			if (others > 0) {
				String description = ContentNode.LABELS.contains(name) ? "%s without a key, or with that of another one"
						: "%s that begins at another kind of node, or at one without a key";
				this.differences.add(ContentDifference.ofCount(description.formatted(name), null, others, 0));
			}
		});
	}

	private void compare(GraphContent.Nodes graph, GraphContent.Nodes folders) {
		ContentNode one = next(graph);
		ContentNode other = folders.next();
		while (one != null || other != null) {
			int order = order(one, other);
			if (order == 0) {
				compare(Objects.requireNonNull(one), Objects.requireNonNull(other));
			}
			else {
				ContentNode only = Objects.requireNonNull((order < 0) ? one : other);
				this.differences.add(ContentDifference.ofNode(only.name(), order < 0));
			}
			one = (order <= 0) ? next(graph) : one;
			other = (order >= 0) ? folders.next() : other;
		}
	}

	private @Nullable ContentNode next(GraphContent.Nodes graph) {
		ContentNode node = graph.next();
		if (node != null) {
			this.differences.compared(node.degree());
			this.read.merge(node.label(), 1L, Long::sum);
			node.relationships()
				.forEach((name, all) -> this.read.merge(name.substring(0, name.indexOf(' ')), (long) all.size(),
						Long::sum));
		}
		return node;
	}

	/** Returns the order of two nodes. The end of a graph comes after all nodes. */
	private static int order(@Nullable ContentNode one, @Nullable ContentNode other) {
		if (one == null || other == null) {
			return (one == null) ? 1 : -1;
		}
		return compare(one.key(), other.key());
	}

	/** Compares texts by code points, as Neo4j does. */
	static int compare(String one, String other) {
		int length = Math.min(one.length(), other.length());
		for (int i = 0; i < length; i++) {
			char a = one.charAt(i);
			char b = other.charAt(i);
			if (a != b) {
				boolean surrogate = Character.isSurrogate(a);
				return (surrogate != Character.isSurrogate(b)) ? (surrogate ? 1 : -1) : a - b;
			}
		}
		return one.length() - other.length();
	}

	private void compare(ContentNode one, ContentNode other) {
		compare(one.name(), null, one.properties(), other.properties());
		SortedSet<String> names = new TreeSet<>(one.relationships().keySet());
		names.addAll(other.relationships().keySet());
		for (String name : names) {
			List<Map<String, Object>> here = sorted(one.relationships().getOrDefault(name, List.of()));
			List<Map<String, Object>> there = sorted(other.relationships().getOrDefault(name, List.of()));
			if (here.size() != there.size()) {
				this.differences.add(ContentDifference.ofCount(one.name(), name, here.size(), there.size()));
				continue;
			}
			for (int i = 0; i < here.size(); i++) {
				compare(one.name(), name, here.get(i), there.get(i));
			}
		}
	}

	private static List<Map<String, Object>> sorted(List<Map<String, Object>> all) {
		List<Map<String, Object>> sorted = new ArrayList<>();
		all.forEach((properties) -> sorted.add(new TreeMap<>(properties)));
		sorted.sort((a, b) -> a.toString().compareTo(b.toString()));
		return sorted;
	}

	private void compare(String node, @Nullable String relationship, Map<String, Object> one,
			Map<String, Object> other) {
		SortedSet<String> names = new TreeSet<>(one.keySet());
		names.addAll(other.keySet());
		for (String name : names) {
			Object here = one.get(name);
			Object there = other.get(name);
			if (!Objects.equals(here, there)) {
				this.differences.add(ContentDifference.ofValue(node, relationship, name, here, there));
			}
		}
	}

}
