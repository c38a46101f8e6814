package dev.newsgraph.importing.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;

import dev.newsgraph.database.GraphClient;
import dev.newsgraph.importing.source.SeedFile;

/**
 * The checksums of a folder's documents in the graph: read page by page in the order of
 * paths, which is nearly that of the walk, so a page is met soon after it was read. What
 * the pages do not tell is asked by key; the order saves time alone.
 */
public final class StoredChecksums implements AutoCloseable {

	private static final int PAGE = 10_000;

	/** So that documents without files do not fill the heap. */
	private static final int LIMIT = 5 * PAGE;

	private final GraphClient client;

	private final DatabaseRetry retry;

	private final String folder;

	/** Those that were read and not met yet, by path. */
	private final Map<String, String> ahead = new HashMap<>();

	private final ExecutorService asking = Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());

	private final boolean isEmpty;

	private String last = "";

	private @Nullable Future<Record> next;

	/**
	 * Begins to read.
	 * @param documents how many the graph holds
	 */
	public StoredChecksums(GraphClient client, DatabaseRetry retry, String folder, long documents) {
		this.client = client;
		this.retry = retry;
		this.folder = folder;
		this.isEmpty = documents == 0;
		this.next = this.isEmpty ? null : ask("");
	}

	/** The checksums of those of the files that the graph holds, by path. */
	public Map<String, String> checksums(List<SeedFile> files) {
		Map<String, String> checksums = new HashMap<>();
		if (this.isEmpty) {
			return checksums;
		}
		String greatest = files.stream().map(SeedFile::path).max(String::compareTo).orElse("");
		while (this.next != null && this.last.compareTo(greatest) < 0) {
			readOn(this.next);
		}
		List<String> open = new ArrayList<>();
		for (SeedFile file : files) {
			String checksum = this.ahead.remove(file.path());
			if (checksum != null) {
				checksums.put(file.path(), checksum);
			}
			else {
				open.add(file.path());
			}
		}
		if (!open.isEmpty()) {
			askByKey(open, checksums);
		}
		if (this.ahead.size() > LIMIT) {
			this.ahead.clear();
		}
		return checksums;
	}

	private void askByKey(List<String> paths, Map<String, String> checksums) {
		String prefix = this.folder + "/";
		List<String> keys = paths.stream().map((path) -> prefix + path).toList();
		this.retry.call(() -> this.client.lookUp(ImportStatement.KNOWN_DOCUMENTS.withBatch(Map.of("documents", keys))))
			.forEach((row) -> checksums.put(row.get("key").asString().substring(prefix.length()),
					row.get("sha256").asString()));
	}

	private Future<Record> ask(String after) {
		return this.asking.submit(() -> this.retry.call(() -> this.client.lookUp(
				ImportStatement.FOLDER_CHECKSUMS.with(Map.of("folder", this.folder, "after", after, "limit", PAGE))))
			.getFirst());
	}

	private void readOn(Future<Record> asked) {
		Record page = BackgroundTask.result(asked);
		List<String> paths = page.get("paths").asList(Value::asString);
		List<String> checksums = page.get("checksums").asList(Value::asString);
		for (int i = 0; i < paths.size(); i++) {
			this.ahead.put(paths.get(i), checksums.get(i));
		}
		if (paths.size() < PAGE) {
			this.next = null;
			return;
		}
		this.last = paths.getLast();
		this.next = ask(this.last);
	}

	@Override
	public void close() {
		this.asking.shutdownNow();
	}

}
