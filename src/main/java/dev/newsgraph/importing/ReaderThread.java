package dev.newsgraph.importing;

import java.util.concurrent.CancellationException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills the queue of batches beside the thread that writes. */
final class ReaderThread {

	private static final Logger LOGGER = LoggerFactory.getLogger(ReaderThread.class);

	private final Work work;

	private final BatchQueue queue;

	private final Thread thread;

	private volatile @Nullable Throwable failure;

	private ReaderThread(Work work, BatchQueue queue) {
		this.work = work;
		this.queue = queue;
		this.thread = Thread.ofPlatform().name("import-reader").daemon().unstarted(this::run);
	}

	static ReaderThread start(Work work, BatchQueue queue) {
		ReaderThread reader = new ReaderThread(work, queue);
		reader.thread.start();
		return reader;
	}

	private void run() {
		try {
			this.work.into(this.queue);
		}
		catch (CancellationException ex) {
			LOGGER.debug("The writer takes no more.", ex);
		}
		catch (RuntimeException | Error ex) {
			this.failure = ex;
		}
		finally {
			try {
				this.queue.complete();
			}
			catch (CancellationException ex) {
				LOGGER.debug("The writer takes no more.", ex);
			}
		}
	}

	void join() throws InterruptedException {
		this.thread.join();
	}

	/** Throws what ended it, once it has ended. */
	void check() {
		Throwable problem = this.failure;
		if (problem instanceof Error error) {
			throw new IllegalStateException(error);
		}
		if (problem instanceof RuntimeException failed) {
			throw failed;
		}
	}

	/** What it does. */
	interface Work {

		void into(BatchQueue queue);

	}

}
