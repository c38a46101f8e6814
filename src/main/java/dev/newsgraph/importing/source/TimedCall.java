package dev.newsgraph.importing.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A call of the file system with a time limit. Such a call cannot be interrupted: to open
 * a pipe waits for the other end, and a network disk may never answer.
 *
 * @param <T> the type of the result
 */
interface TimedCall<T> {

	/**
	 * The threads of the calls. A thread whose call never returns is not used again. When
	 * all threads wait for such calls, further calls have no answer at once.
	 */
	ExecutorService THREADS = new ThreadPoolExecutor(0, 256, 1, TimeUnit.MINUTES, new SynchronousQueue<>(),
			Thread.ofPlatform().name("seed-files-", 1).daemon().factory());

	/** Calls the file system. */
	T call() throws IOException;

	/**
	 * Runs a call in another thread and waits for its result.
	 * @param name the name of the file, for the exception
	 * @throws CallTimeoutException if the call takes longer than the timeout. If it
	 * returns later, its result is closed
	 */
	static <T> T run(TimedCall<T> call, String name, Duration timeout) throws IOException {
		CompletableFuture<T> result = new CompletableFuture<>();
		try {
			THREADS.execute(() -> complete(call, result));
		}
		catch (RejectedExecutionException ex) {
			throw new CallTimeoutException(name, timeout);
		}
		try {
			return result.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			CallTimeoutException timedOut = new CallTimeoutException(name, timeout);
			if (result.completeExceptionally(timedOut)) {
				throw timedOut;
			}
			return result.join();
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof IOException failure) {
				throw failure;
			}
			throw new IllegalStateException(ex.getCause());
		}
		catch (InterruptedException ex) {
			result.cancel(false);
			Thread.currentThread().interrupt();
			throw new InterruptedIOException(name);
		}
	}

	private static <T> void complete(TimedCall<T> call, CompletableFuture<T> result) {
		try {
			T value = call.call();
			if (!result.complete(value) && value instanceof Closeable late) {
				late.close();
			}
		}
		catch (IOException | RuntimeException | Error ex) {
			result.completeExceptionally(ex);
		}
	}

}
