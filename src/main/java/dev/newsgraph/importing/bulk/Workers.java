package dev.newsgraph.importing.bulk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.jspecify.annotations.Nullable;

/**
 * The threads of a load, one for each processor.
 *
 * @param executor the threads
 * @param count how many they are
 */
record Workers(ExecutorService executor, int count) implements AutoCloseable {

	static Workers start() {
		int processors = Runtime.getRuntime().availableProcessors();
		return new Workers(
				Executors.newFixedThreadPool(processors, Thread.ofPlatform().name("bulk-load-", 1).daemon().factory()),
				processors);
	}

	/**
	 * Returns the result of the work.
	 * @throws UncheckedIOException if the work has thrown an {@link IOException}
	 * @throws CancellationException if this thread is interrupted
	 */
	static <T extends @Nullable Object> T result(Future<T> work) {
		try {
			return work.get();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new CancellationException();
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof IOException failure) {
				throw new UncheckedIOException(failure);
			}
			if (ex.getCause() instanceof RuntimeException failure) {
				throw failure;
			}
			throw new IllegalStateException(ex.getCause());
		}
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
	}

}
