package dev.newsgraph.importing.graph;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Waits for tasks of other threads. */
public final class BackgroundTask {

	private BackgroundTask() {
	}

	/**
	 * Returns the result of the work, and throws its exception as it is.
	 * @throws CancellationException if this thread is interrupted
	 */
	public static <T> T result(Future<T> work) {
		try {
			return work.get();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new CancellationException();
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof RuntimeException failure) {
				throw failure;
			}
			throw new IllegalStateException(ex.getCause());
		}
	}

}
