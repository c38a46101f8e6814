package dev.newsgraph.query;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.newsgraph.database.StatementListener;
import dev.newsgraph.database.StatementSent;

/** Records the statements that are sent to the database. */
final class RecordedStatements implements StatementListener {

	private static final String STATE_OF_THE_GRAPH = "OPTIONAL MATCH (state:GraphState ";

	private final List<StatementSent> recorded = new CopyOnWriteArrayList<>();

	@Override
	public void onStatement(StatementSent event) {
		this.recorded.add(event);
	}

	/**
	 * Returns the texts of the reads since the last call and clears the record. The state
	 * of the graph is not a part of them: the gateway reads it at most once in an
	 * interval.
	 */
	List<String> drainReads() {
		List<String> texts = this.recorded.stream()
			.filter((event) -> event.access() == StatementSent.Access.READ)
			.map(StatementSent::text)
			.filter((text) -> !text.startsWith(STATE_OF_THE_GRAPH))
			.toList();
		this.recorded.clear();
		return texts;
	}

}
