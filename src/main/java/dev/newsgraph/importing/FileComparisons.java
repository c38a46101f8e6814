package dev.newsgraph.importing;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

import dev.newsgraph.importing.graph.BackgroundTask;
import dev.newsgraph.importing.source.FileComparison;
import dev.newsgraph.importing.source.SeedFile;
import dev.newsgraph.importing.source.SeedFolder;

/**
 * Compares portions of files with stored checksums on worker threads. The results arrive
 * on the calling thread, in the order of the portions.
 */
final class FileComparisons implements AutoCloseable {

	/** Enough portions to keep all processors reading while one portion is slow. */
	private static final int PORTIONS_IN_PROGRESS = 4;

	private final SeedFolder folder;

	private final Consumer<FileComparison> results;

	private final ExecutorService workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(),
			Thread.ofPlatform().name("import-files-", 1).daemon().factory());

	private final Queue<Future<FileComparison>> inProgress = new ArrayDeque<>();

	/**
	 * Creates the worker threads.
	 * @param folder the folder of the files
	 * @param results receives the result of each portion
	 */
	FileComparisons(SeedFolder folder, Consumer<FileComparison> results) {
		this.folder = folder;
		this.results = results;
	}

	/**
	 * Starts to compare a portion. If too many are in progress, the call waits for the
	 * oldest one and passes on its result.
	 * @param files the files of the portion
	 * @param checksums the stored checksums by path
	 */
	void compare(List<SeedFile> files, Map<String, String> checksums) {
		if (this.inProgress.size() == PORTIONS_IN_PROGRESS) {
			passOnOldest();
		}
		this.inProgress.add(this.workers.submit(() -> FileComparison.of(this.folder, files, checksums)));
	}

	/** Waits for all portions and passes on their results. */
	void complete() {
		while (!this.inProgress.isEmpty()) {
			passOnOldest();
		}
	}

	private void passOnOldest() {
		this.results.accept(BackgroundTask.result(this.inProgress.remove()));
	}

	@Override
	public void close() {
		this.workers.shutdownNow();
	}

}
