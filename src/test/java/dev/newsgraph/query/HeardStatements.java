package dev.newsgraph.query;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.newsgraph.database.StatementListener;
import dev.newsgraph.database.StatementSent;

/** Keeps what was read from the database since the last look. */
final class HeardStatements implements StatementListener {

	private final List<StatementSent> heard = new CopyOnWriteArrayList<>();

	@Override
	public void onStatement(StatementSent event) {
		this.heard.add(event);
	}

	/** The texts of the reads since the last call. */
	List<String> takeReads() {
		List<String> texts = this.heard.stream()
			.filter((event) -> event.access() == StatementSent.Access.READ)
			.map(StatementSent::text)
			.toList();
		this.heard.clear();
		return texts;
	}

}
