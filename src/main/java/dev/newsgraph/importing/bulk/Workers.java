package dev.newsgraph.importing.bulk;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

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

	@Override
	public void close() {
		this.executor.shutdownNow();
	}

}
