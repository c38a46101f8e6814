package dev.newsgraph.revision;

import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;

import dev.newsgraph.database.CypherFile;
import dev.newsgraph.database.CypherStatement;

/**
 * The state of the graph at one time.
 *
 * @param revision the digest of all documents; if there are stories or vectors, it is
 * followed by what only one database has: the number of transactions that changed them,
 * and the identifier of the sequence. {@code null} if the digest is not known
 * @param sequence the number of transactions that changed the graph
 * @param history the identifier of the sequence, or {@code null} before the first import
 * @param jobRunning whether an import job of any gateway is running
 * @param deriving whether any gateway is writing stories or vectors
 * @param complete whether no import left work for its next run
 * @param loaded whether an import of all folders has ever been completed
 */
public record RevisionState(@Nullable String revision, long sequence, @Nullable String history, boolean jobRunning,
		boolean deriving, boolean complete, boolean loaded) {

	/** The revision of a graph without documents. */
	static final String EMPTY = "0".repeat(64);

	/** Reads the state. */
	static final CypherStatement STATEMENT = CypherStatement.of(CypherFile.of(RevisionState.class, "state").text());

	/** Returns whether an import, or what it leads to, is changing the graph. */
	public boolean importing() {
		return this.jobRunning || this.deriving;
	}

	/**
	 * Returns the digest of only the documents, which two databases with the same
	 * documents share; {@code null} if it is not known.
	 */
	public @Nullable String documents() {
		String all = this.revision;
		return (all != null) ? all.replaceFirst("-.*", "") : null;
	}

	static RevisionState of(Record row) {
		String revision = row.get("revision").asString(null);
		String documents = (revision != null || row.get("hasDocuments").asBoolean()) ? revision : EMPTY;
		long insight = row.get("insight").asLong();
		String history = row.get("history").asString(null);
		return new RevisionState(
				(documents != null && insight > 0) ? "%s-%d-%s".formatted(documents, insight, history) : documents,
				row.get("sequence").asLong(), history, row.get("jobRunning").asBoolean(),
				row.get("deriving").asBoolean(), !row.get("pending").asBoolean(), row.get("loaded").asBoolean());
	}

}
