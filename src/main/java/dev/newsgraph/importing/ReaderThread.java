package dev.newsgraph.importing;

import java.util.concurrent.CancellationException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that reads documents and fills the queue of batches, while another thread
 * writes them.
 */
final class ReaderThread {

	private static final Logger LOGGER = LoggerFactory.getLogger(ReaderThread.class);

	private final BatchSource source;

	private final BatchQueue queue;

	private final Thread thread;

	private volatile @Nullable Throwable failure;

	private ReaderThread(BatchSource source, BatchQueue queue) {
		this.source = source;
		this.queue = queue;
		this.thread = Thread.ofPlatform().name("import-reader").daemon().unstarted(this::run);
	}

	/**
	 * Starts a thread.
	 * @param source reads the documents
	 * @param queue receives the batches
	 */
	static ReaderThread start(BatchSource source, BatchQueue queue) {
		ReaderThread reader = new ReaderThread(source, queue);
		reader.thread.start();
		return reader;
	}

	private void run() {
		try {
			this.source.readInto(this.queue);
		}
		catch (CancellationException ex) {
			LOGGER.debug("The writer cancelled the queue.", ex);
		}
		catch (RuntimeException | Error ex) {
			this.failure = ex;
		}
		finally {
			try {
				this.queue.complete();
			}
			catch (CancellationException ex) {
				LOGGER.debug("The writer cancelled the queue.", ex);
			}
		}
	}

	/** Waits until the thread has ended. */
	void join() throws InterruptedException {
		this.thread.join();
	}

	/**
	 * Throws the exception that ended the thread, if there is one. To be called after
	 * {@link #join()}.
	 */
	void rethrowFailure() {
		Throwable cause = this.failure;
		if (cause instanceof Error error) {
			throw new IllegalStateException(error);
		}
		if (cause instanceof RuntimeException failed) {
			throw failed;
		}
	}

	/** Reads documents into a queue. */
	interface BatchSource {

		/** Reads all documents into the queue. */
		void readInto(BatchQueue queue);

	}

}
