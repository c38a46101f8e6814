package dev.newsgraph.importing.source;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;

/**
 * Reads a portion of files. The calling thread waits for another thread that reads. If
 * one file takes too long, it is reported as unreadable, and a new thread reads the rest:
 * to open a pipe that another process has put in the place of the file waits for ever and
 * cannot be interrupted.
 *
 * @param <T> the type of the results
 */
final class PortionReader<T> {

	private final SeedFolder folder;

	private final BiFunction<SeedFile, FileContent, Optional<T>> results;

	/**
	 * Creates a reader.
	 * @param folder the folder of the files
	 * @param results returns the result for a file, if it has one
	 */
	PortionReader(SeedFolder folder, BiFunction<SeedFile, FileContent, Optional<T>> results) {
		this.folder = folder;
		this.results = results;
	}

	/** Reads the files and returns the results in their order. */
	List<T> read(List<SeedFile> files) {
		List<T> all = new ArrayList<>();
		int next = 0;
		while (next < files.size()) {
			Task task = new Task(files.subList(next, files.size()));
			next += run(task, all);
		}
		return all;
	}

	/** Runs a task and returns how many files have a result. */
	private int run(Task task, List<T> all) {
		try {
			TimedCall.THREADS.execute(task);
		}
		catch (RejectedExecutionException ex) {
			addSlow(task.files.getFirst(), all);
			return 1;
		}
		return await(task, all);
	}

	private void addSlow(SeedFile slow, List<T> all) {
		FileContent unreadable = new FileContent.Unreadable(
				FolderProblems.slowFile(slow.path(), this.folder.limits().timeout()));
		this.results.apply(slow, unreadable).ifPresent(all::add);
	}

	/** Waits for a task and returns how many files have a result. */
	private int await(Task task, List<T> all) {
		Duration timeout = this.folder.limits().timeout();
		int read = 0;
		while (true) {
			try {
				all.addAll(task.end.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
				return task.files.size();
			}
			catch (TimeoutException ex) {
				int before = read;
				read = task.read();
				if (read == before) {
					all.addAll(task.abandon());
					addSlow(task.files.get(read), all);
					return read + 1;
				}
			}
			catch (ExecutionException ex) {
				throw new CompletionException(ex.getCause());
			}
			catch (InterruptedException ex) {
				task.abandon();
				Thread.currentThread().interrupt();
				throw new CancellationException();
			}
		}
	}

	/** Reads files until it is abandoned. */
	private final class Task implements Runnable {

		private final List<SeedFile> files;

		private final List<T> found = new ArrayList<>();

		private final CompletableFuture<List<T>> end = new CompletableFuture<>();

		private int read;

		private boolean abandoned;

		Task(List<SeedFile> files) {
			this.files = files;
		}

		@Override
		public void run() {
			try (SeedFolderReader reader = PortionReader.this.folder.open()) {
				for (SeedFile file : this.files) {
					if (!add(PortionReader.this.results.apply(file, reader.read(file)))) {
						return;
					}
				}
				this.end.complete(this.found);
			}
			catch (RuntimeException | Error ex) {
				this.end.completeExceptionally(ex);
			}
		}

		private synchronized boolean add(Optional<T> result) {
			if (!this.abandoned) {
				this.read++;
				result.ifPresent(this.found::add);
			}
			return !this.abandoned;
		}

		synchronized int read() {
			return this.read;
		}

		synchronized List<T> abandon() {
			this.abandoned = true;
			return List.copyOf(this.found);
		}

	}

}
