package dev.newsgraph.query;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.newsgraph.database.StatementListener;
import dev.newsgraph.database.StatementSent;

/** Records the statements that are sent to the database. */
final class RecordedStatements implements StatementListener {

	private final List<StatementSent> recorded = new CopyOnWriteArrayList<>();

	@Override
	public void onStatement(StatementSent event) {
		this.recorded.add(event);
	}

	/** Returns the texts of the reads since the last call and clears the record. */
	List<String> drainReads() {
		List<String> texts = this.recorded.stream()
			.filter((event) -> event.access() == StatementSent.Access.READ)
			.map(StatementSent::text)
			.toList();
		this.recorded.clear();
		return texts;
	}

}
