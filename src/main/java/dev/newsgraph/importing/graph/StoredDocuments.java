package dev.newsgraph.importing.graph;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import dev.newsgraph.database.GraphClient;

/** The paths of the documents of a seed folder that the graph holds. */
public final class StoredDocuments {

	private static final int PAGE = 10_000;

	/** Limits the memory; the next import finds the others. */
	private static final int MAX_INCOMPLETE = 100_000;

	private final GraphClient client;

	private final DatabaseRetry retry;

	private final String folder;

	/**
	 * Creates a view of the documents of a folder.
	 * @param folder the name of the seed folder
	 */
	public StoredDocuments(GraphClient client, DatabaseRetry retry, String folder) {
		this.client = client;
		this.retry = retry;
		this.folder = folder;
	}

	/** Returns the number of documents. */
	public long count() {
		return this.retry
			.call(() -> this.client.lookUp(ImportStatement.FOLDER_SIZE.with(Map.of("folder", this.folder))))
			.getFirst()
			.get("documents")
			.asLong();
	}

	/**
	 * Returns the paths of documents whose article, topic or collection is missing. Only
	 * another program can have removed it. If there are very many, only some of them are
	 * returned.
	 */
	public Set<String> incomplete() {
		return this.retry
			.call(() -> this.client.lookUp(
					ImportStatement.INCOMPLETE_DOCUMENTS.with(Map.of("folder", this.folder, "limit", MAX_INCOMPLETE))))
			.stream()
			.map((row) -> row.get("path").asString())
			.collect(Collectors.toSet());
	}

	/**
	 * Passes each path to the consumer, in ascending order. Only one page of paths is in
	 * memory.
	 */
	public void forEachPath(Consumer<String> paths) {
		String after = "";
		List<String> page;
		do {
			Map<String, Object> parameters = Map.of("folder", this.folder, "after", after, "limit", PAGE);
			page = this.retry.call(() -> this.client.lookUp(ImportStatement.FOLDER_PAGE.with(parameters)))
				.stream()
				.map((row) -> row.get("path").asString())
				.toList();
			for (String path : page) {
				paths.accept(path);
				after = path;
			}
		}
		while (page.size() == PAGE);
	}

}
