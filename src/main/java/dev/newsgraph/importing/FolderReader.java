package dev.newsgraph.importing;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

import dev.newsgraph.database.GraphClient;
import dev.newsgraph.documents.DocumentReader;
import dev.newsgraph.importing.graph.BackgroundTask;
import dev.newsgraph.importing.graph.DatabaseRetry;
import dev.newsgraph.importing.graph.StoredChecksums;
import dev.newsgraph.importing.graph.StoredDocuments;
import dev.newsgraph.importing.report.ImportCounters;
import dev.newsgraph.importing.resolution.DocumentChange;
import dev.newsgraph.importing.source.FileComparison;
import dev.newsgraph.importing.source.FilePortions;
import dev.newsgraph.importing.source.SeedFile;
import dev.newsgraph.importing.source.SeedFolder;

/**
 * Reads a seed folder and passes on the changes between the folder and the graph. For a
 * file whose checksum equals the stored one, only the checksum is computed. Other files
 * are parsed. A stored document without a file is removed.
 *
 * <p>
 * Worker threads read portions of files and compute their checksums, while the calling
 * thread continues the walk and parses earlier portions.
 */
final class FolderReader {

	/** Enough portions to keep all processors reading while one portion is slow. */
	private static final int PORTIONS_IN_PROGRESS = 4;

	private final GraphClient client;

	private final DatabaseRetry retry;

	private final ImportCounters counters;

	private final FileParser parser;

	private final ChangeSink sink;

	private final BooleanSupplier stopped;

	private final Queue<Future<FileComparison>> inProgress = new ArrayDeque<>();

	/** The number of files for which the graph holds a document. */
	private long matched;

	FolderReader(GraphClient client, DatabaseRetry retry, DocumentReader reader, ImportCounters counters,
			ChangeSink sink, BooleanSupplier stopped) {
		this.client = client;
		this.retry = retry;
		this.counters = counters;
		this.parser = new FileParser(reader, counters, sink);
		this.sink = sink;
		this.stopped = stopped;
	}

	/** Reads a folder. */
	void read(SeedFolder folder) {
		StoredDocuments stored = new StoredDocuments(this.client, this.retry, folder.name());
		long documents = stored.count();
		ExecutorService workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(),
				Thread.ofPlatform().name("import-files-", 1).daemon().factory());
		try (StoredChecksums checksums = new StoredChecksums(this.client, this.retry, folder.name(), documents)) {
			readFiles(folder, checksums, workers);
		}
		finally {
			workers.shutdownNow();
		}
		// No document is missing if every stored document has a file.
		if (this.matched < documents) {
			remove(folder.name(), stored, folder::isMissing);
		}
	}

	/**
	 * Removes every document of a folder, regardless of the files on disk.
	 * @param folder the name of the seed folder
	 */
	void removeAll(String folder) {
		this.counters.addFolder();
		remove(folder, new StoredDocuments(this.client, this.retry, folder), (path) -> true);
	}

	private void readFiles(SeedFolder folder, StoredChecksums checksums, ExecutorService workers) {
		FilePortions portions = new FilePortions((files) -> compare(folder, files, checksums, workers));
		folder.walk((file) -> {
			checkStopped();
			portions.accept(file);
		}, (problem) -> this.counters.addWalkProblem(folder.name(), problem));
		portions.flush();
		while (!this.inProgress.isEmpty()) {
			parse(folder.name(), this.inProgress.remove());
		}
	}

	private void compare(SeedFolder folder, List<SeedFile> files, StoredChecksums checksums, ExecutorService workers) {
		if (this.inProgress.size() == PORTIONS_IN_PROGRESS) {
			parse(folder.name(), this.inProgress.remove());
		}
		Map<String, String> stored = checksums.checksums(files);
		this.matched += stored.size();
		this.inProgress.add(workers.submit(() -> FileComparison.of(folder, files, stored)));
	}

	private void parse(String folder, Future<FileComparison> portion) {
		FileComparison comparison = BackgroundTask.result(portion);
		this.counters.addUnchanged(comparison.unchanged());
		comparison.changed().forEach((changed) -> this.parser.parse(folder, changed));
		this.counters.publishProgress();
	}

	private void remove(String folder, StoredDocuments documents, Predicate<String> missing) {
		documents.forEachPath((path) -> {
			checkStopped();
			if (missing.test(path)) {
				this.sink.accept(DocumentChange.removed(folder, path), 0);
			}
		});
	}

	private void checkStopped() {
		if (this.stopped.getAsBoolean()) {
			throw new CancellationException();
		}
	}

}
