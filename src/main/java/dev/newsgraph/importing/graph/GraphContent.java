package dev.newsgraph.importing.graph;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.GraphClientException;
import dev.newsgraph.database.GraphClientException.Reason;

/**
 * Reads the part of a graph that follows from documents, page by page: all nodes of one
 * label after another, in ascending order of their keys.
 */
public final class GraphContent {

	/** One statement for each label. */
	static final List<CypherStatement> LABELS = ImportStatement.CONTENT.statements();

	private final GraphClient client;

	private final int pageSize;

	/**
	 * Creates a view of the content.
	 * @param pageSize the largest number of nodes that are read at once
	 */
	public GraphContent(GraphClient client, int pageSize) {
		this.client = client;
		this.pageSize = pageSize;
	}

	/** Returns a reader of the nodes of a label. */
	Nodes nodes(CypherStatement label) {
		return new Nodes(label);
	}

	/** Returns how many nodes and relationships there are, by label and type. */
	Map<String, Long> totals() {
		Map<String, Long> totals = new HashMap<>();
		this.client.lookUp(ImportStatement.CONTENT_TOTALS.with(Map.of()))
			.forEach((row) -> totals.put(row.get("name").asString(), row.get("total").asLong()));
		return totals;
	}

	/** Returns the state, which each import changes. */
	State state() {
		Record row = this.client.lookUp(ImportStatement.CONTENT_STATE.with(Map.of())).getFirst();
		return new State(row.get("revision").isNull() ? null : row.get("revision").asString(),
				row.get("sequence").asObject(), row.get("token").asObject());
	}

	/**
	 * The state of a graph.
	 *
	 * @param revision the revision, or {@code null} if it is not stored
	 * @param sequence the number of transactions that changed the graph
	 * @param token the last fencing token of the import lock
	 */
	record State(@Nullable String revision, @Nullable Object sequence, @Nullable Object token) {
	}

	/** Reads the nodes of a label. */
	final class Nodes {

		private final String text;

		private Iterator<Record> page = List.<Record>of().iterator();

		private int limit = GraphContent.this.pageSize;

		private String after = "";

		private boolean last;

		private Nodes(CypherStatement label) {
			this.text = label.text();
		}

		/**
		 * Returns the next node, or {@code null} after the last one.
		 * @throws GraphClientException if the graph cannot be read
		 */
		@Nullable ContentNode next() {
			if (!this.page.hasNext() && !this.last) {
				List<Record> rows = read();
				this.page = rows.iterator();
				this.last = rows.size() < this.limit;
			}
			if (!this.page.hasNext()) {
				return null;
			}
			ContentNode node = ContentNode.of(this.page.next());
			this.after = node.key();
			return node;
		}

		// A page of large nodes can be too large for one transaction.
		private List<Record> read() {
			while (true) {
				try {
					return GraphContent.this.client
						.lookUp(new CypherStatement(this.text, Map.of("after", this.after, "limit", this.limit)));
				}
				catch (GraphClientException ex) {
					boolean large = ex.reason() == Reason.EXHAUSTED || ex.reason() == Reason.TIMEOUT;
					if (!large || this.limit == 1) {
						throw ex;
					}
					this.limit = this.limit / 2;
				}
			}
		}

	}

}
