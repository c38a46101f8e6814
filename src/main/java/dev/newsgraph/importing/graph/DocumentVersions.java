package dev.newsgraph.importing.graph;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;

import dev.newsgraph.database.Caller;
import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.GraphClientException;
import dev.newsgraph.importing.resolution.DocumentVersion;
import dev.newsgraph.importing.resolution.GraphRevision;

/** Counts the revision of a graph from all of its documents, page by page. */
public final class DocumentVersions {

	private static final int PAGE_SIZE = 5_000;

	private DocumentVersions() {
	}

	/**
	 * Checks that this gateway may write to the graph.
	 * @param caller the client that waits for it, or {@code null} if there is none
	 * @throws NewerGraphException if a newer version of the gateway has written to it
	 * @throws GraphClientException if the graph cannot be read
	 */
	public static void requireWritable(GraphClient client, @Nullable Caller caller) {
		CypherStatement version = ImportStatement.GRAPH_VERSION.with(Map.of());
		List<Record> rows = (caller != null) ? client.read(version, caller) : client.lookUp(version);
		CypherClaimRepository.requireNotNewer(rows.getFirst());
	}

	/**
	 * Counts and stores the revision, if the graph has none or an earlier version has
	 * written since. Waits for a batch that is being written.
	 * @throws GraphClientException if the transaction fails
	 * @throws NewerGraphException if a newer version of the gateway has written to the
	 * graph
	 */
	public static void storeRevision(GraphClient client) {
		client.write((transaction) -> new CypherClaimRepository(transaction).acquireLock(""));
	}

	/**
	 * Returns the revision of the documents that the graph holds.
	 * @param statements runs a statement and returns its rows
	 */
	public static GraphRevision count(Function<CypherStatement, List<Record>> statements) {
		GraphRevision revision = GraphRevision.EMPTY;
		String after = "";
		List<Record> page;
		do {
			page = statements.apply(ImportStatement.DOCUMENT_VERSIONS.with(Map.of("after", after, "limit", PAGE_SIZE)));
			for (Record row : page) {
				revision = revision.plus(new DocumentVersion(row.get("folder").asString(), row.get("path").asString(),
						row.get("sha256").asString(), row.get("mapping").asString()));
				after = row.get("key").asString();
			}
		}
		while (page.size() == PAGE_SIZE);
		return revision;
	}

}
