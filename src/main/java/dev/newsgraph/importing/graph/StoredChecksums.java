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
 * The checksums of the documents of a seed folder in the graph. They are prefetched page
 * by page in the order of paths, which is nearly the order of the walk, so a checksum is
 * used soon after it was read. Checksums that are not prefetched are looked up by key;
 * the result does not depend on the order.
 */
public final class StoredChecksums implements AutoCloseable {

	private static final int PAGE_SIZE = 10_000;

	/** Limits the memory for checksums of documents without files. */
	private static final int MAX_PREFETCHED = 5 * PAGE_SIZE;

	private final GraphClient client;

	private final DatabaseRetry retry;

	private final String folder;

	private final String mapping;

	/** The checksums that were read but not used yet, by path. */
	private final Map<String, String> prefetched = new HashMap<>();

	private final ExecutorService executor = Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());

	private final boolean isEmpty;

	private String lastPath = "";

	private @Nullable Future<Record> nextPage;

	/**
	 * Starts to read.
	 * @param client the client of the database
	 * @param retry repeats calls while the database is unavailable
	 * @param folder the name of the seed folder
	 * @param mapping the version of the mapping from files to documents; the checksum of
	 * a document of another version is empty
	 * @param documents the number of documents that the graph holds
	 */
	public StoredChecksums(GraphClient client, DatabaseRetry retry, String folder, String mapping, long documents) {
		this.client = client;
		this.retry = retry;
		this.folder = folder;
		this.mapping = mapping;
		this.isEmpty = documents == 0;
		this.nextPage = this.isEmpty ? null : request("");
	}

	/**
	 * Returns the checksums of the files whose documents the graph holds, by path.
	 * @param files the files, in the order of the walk
	 */
	public Map<String, String> checksums(List<SeedFile> files) {
		Map<String, String> checksums = new HashMap<>();
		if (this.isEmpty) {
			return checksums;
		}
		String greatest = files.stream().map(SeedFile::path).max(String::compareTo).orElse("");
		while (this.nextPage != null && this.lastPath.compareTo(greatest) < 0) {
			addPage(this.nextPage);
		}
		List<String> missing = new ArrayList<>();
		for (SeedFile file : files) {
			String checksum = this.prefetched.remove(file.path());
			if (checksum != null) {
				checksums.put(file.path(), checksum);
			}
			else {
				missing.add(file.path());
			}
		}
		if (!missing.isEmpty()) {
			lookUpByKey(missing, checksums);
		}
		if (this.prefetched.size() > MAX_PREFETCHED) {
			this.prefetched.clear();
		}
		return checksums;
	}

	private void lookUpByKey(List<String> paths, Map<String, String> checksums) {
		String prefix = this.folder + "/";
		List<String> keys = paths.stream().map((path) -> prefix + path).toList();
		this.retry
			.call(() -> this.client
				.lookUp(ImportStatement.KNOWN_DOCUMENTS.withBatch(Map.of("documents", keys, "mapping", this.mapping))))
			.forEach((row) -> checksums.put(row.get("key").asString().substring(prefix.length()),
					row.get("sha256").asString()));
	}

	private Future<Record> request(String after) {
		return this.executor.submit(() -> this.retry
			.call(() -> this.client.lookUp(ImportStatement.FOLDER_CHECKSUMS
				.with(Map.of("folder", this.folder, "mapping", this.mapping, "after", after, "limit", PAGE_SIZE))))
			.getFirst());
	}

	private void addPage(Future<Record> future) {
		Record page = BackgroundTask.result(future);
		List<String> paths = page.get("paths").asList(Value::asString);
		List<String> checksums = page.get("checksums").asList(Value::asString);
		for (int i = 0; i < paths.size(); i++) {
			this.prefetched.put(paths.get(i), checksums.get(i));
		}
		if (paths.size() < PAGE_SIZE) {
			this.nextPage = null;
			return;
		}
		this.lastPath = paths.getLast();
		this.nextPage = request(this.lastPath);
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
	}

}
