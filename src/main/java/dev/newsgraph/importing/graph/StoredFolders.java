package dev.newsgraph.importing.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;

import dev.newsgraph.database.GraphClient;

/** The seed folders of which the graph holds documents. */
public final class StoredFolders {

	private final GraphClient client;

	private final DatabaseRetry retry;

	/**
	 * Creates a view of the folders.
	 * @param client the client of the database
	 * @param retry repeats calls while the database is unavailable
	 */
	public StoredFolders(GraphClient client, DatabaseRetry retry) {
		this.client = client;
		this.retry = retry;
	}

	/** Returns the names of the folders, in ascending order. */
	public List<String> names() {
		List<String> names = new ArrayList<>();
		String next = next("");
		while (next != null) {
			names.add(next);
			next = next(next);
		}
		return names;
	}

	private @Nullable String next(String after) {
		List<Record> rows = this.retry
			.call(() -> this.client.lookUp(ImportStatement.NEXT_FOLDER.with(Map.of("after", after))));
		return rows.isEmpty() ? null : rows.getFirst().get("folder").asString();
	}

}
