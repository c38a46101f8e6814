package dev.newsgraph.importing.bulk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.newsgraph.importing.resolution.GraphBatch;
import dev.newsgraph.importing.resolution.GraphBatch.Rows;
import dev.newsgraph.importing.resolution.ResolvedArticle;
import dev.newsgraph.importing.resolution.WholeGraph;

/** Writes the articles and collections that one thread has resolved. */
final class ArticleWriter {

	/** All articles are written by the first change of the graph. */
	private static final Map<String, Long> FIRST_CHANGE = Map.of("changeSequence", 1L, "createdSequence", 1L);

	/** Properties of an article that its relationships to topics hold too. */
	private static final List<String> SORTED = List.of("heat", "publishedDateTime");

	private final LoadFiles files;

	private final EntityFile.Writer nodes;

	private final EntityFile.Writer edges;

	private final ReferenceWriter references;

	private final ExternalSort.Buffer items;

	private final RecordBuffer record = new RecordBuffer(1024);

	/**
	 * Creates a writer.
	 * @param sortBytes memory for the sort of references
	 */
	ArticleWriter(LoadFiles files, long sortBytes) {
		this.files = files;
		this.nodes = files.nodes().writer();
		this.edges = files.edges().writer();
		this.references = new ReferenceWriter(files.references().buffer(sortBytes / 2));
		this.items = files.items().buffer(sortBytes / 2);
	}

	/** Writes an article or a collection. */
	void add(long node, ResolvedArticle article) throws IOException {
		GraphBatch rows = this.files.graph().add(article);
		for (Map<String, Object> row : rows(rows, Rows.NEW_ARTICLES)) {
			this.nodes.node(node, "Article", row, FIRST_CHANGE);
		}
		for (Map<String, Object> row : rows(rows, Rows.PUBLISHED_BY)) {
			this.edges.edge("PUBLISHED_BY", node, this.files.ids().provider(string(row, "provider")), Map.of());
		}
		for (Map<String, Object> row : rows(rows, Rows.ABOUT)) {
			topics("ABOUT", node, row, true);
		}
		for (WholeGraph.Image image : WholeGraph.images(article)) {
			this.references.addImage(node, image);
		}
		for (Map<String, Object> row : rows(rows, Rows.NEW_COLLECTIONS)) {
			this.nodes.node(node, "Collection", row);
			addItems(node, row);
		}
		for (Map<String, Object> row : rows(rows, Rows.PROVIDED_BY)) {
			this.edges.edge("PROVIDED_BY", node, this.files.ids().provider(string(row, "provider")), Map.of());
		}
		for (Map<String, Object> row : rows(rows, Rows.COVERS)) {
			topics("COVERS", node, row, false);
		}
		for (Map<String, Object> row : rows(rows, Rows.LISTS)) {
			for (Object item : list(row, "items")) {
				this.references.addItem(node, (Map<?, ?>) item);
			}
		}
	}

	/**
	 * Writes the relationships to topics.
	 * @param sorted whether they hold the values by which the articles of a topic are
	 * sorted
	 */
	private void topics(String type, long node, Map<String, Object> row, boolean sorted) throws IOException {
		long position = 0;
		for (Object slug : list(row, "topics")) {
			Map<String, Object> properties = new HashMap<>(Map.of("position", position++));
			if (sorted) {
				properties.put("key", slug);
				SORTED.stream()
					.filter(row::containsKey)
					.forEach((name) -> properties.put(name, Objects.requireNonNull(row.get(name))));
			}
			this.edges.edge(type, node, this.files.ids().topic((String) slug), properties);
		}
	}

	private static String string(Map<String, Object> row, String key) {
		return (String) Objects.requireNonNull(row.get(key));
	}

	private static List<?> list(Map<String, Object> row, String key) {
		return (List<?>) Objects.requireNonNull(row.get(key));
	}

	/** Adds all documents that the items of a collection can name. */
	private void addItems(long node, Map<String, Object> collection) throws IOException {
		int position = 0;
		for (ItemCandidates candidates : ItemCandidates.of(collection)) {
			int choice = 0;
			for (String key : candidates.keys()) {
				byte[] utf8 = key.getBytes(StandardCharsets.UTF_8);
				this.record.clear();
				this.record.putBytes(utf8, 0, utf8.length).putByte(0).putByte(1);
				int size = this.record.size();
				this.items.add(this.record.putLong(node).putInt(position).putInt(choice++), size);
			}
			position++;
		}
	}

	@SuppressWarnings("unchecked")
	private static List<Map<String, Object>> rows(GraphBatch batch, Rows list) {
		return (List<Map<String, Object>>) (List<?>) batch.rows().getOrDefault(list, List.of());
	}

	/** Writes what is left. */
	void complete() throws IOException {
		this.nodes.complete();
		this.edges.complete();
		this.references.complete();
		this.items.complete();
	}

}
