package dev.newsgraph.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.importing.resolution.DocumentChange;

/**
 * A bounded queue of batches between the thread that reads and the thread that writes.
 * The reader waits while the queue is full, the writer while it is empty. Either side can
 * end the transfer.
 */
final class BatchQueue implements ChangeSink {

	/**
	 * Limits the bytes of a batch, so that a batch of large documents does not exhaust
	 * the heap or the transaction memory of the server.
	 */
	private static final long BATCH_BYTES = 8L * 1024 * 1024;

	private static final long POLL_MILLIS = 100;

	private final BlockingQueue<List<DocumentChange>> batches;

	private final IntSupplier batchSize;

	private List<DocumentChange> current = new ArrayList<>();

	private long currentBytes;

	private volatile boolean complete;

	private volatile boolean cancelled;

	/**
	 * Creates an empty queue.
	 * @param batchSize the maximum number of documents in the next batch
	 * @param capacity the maximum number of waiting batches
	 */
	BatchQueue(IntSupplier batchSize, int capacity) {
		this.batchSize = batchSize;
		this.batches = new ArrayBlockingQueue<>(capacity);
	}

	@Override
	public void accept(DocumentChange change, long bytes) {
		this.current.add(change);
		this.currentBytes += bytes;
		if (this.current.size() >= this.batchSize.getAsInt() || this.currentBytes > BATCH_BYTES) {
			flush();
		}
	}

	/**
	 * Enqueues the last batch and marks the queue as complete. To be called by the
	 * reader.
	 */
	void complete() {
		try {
			if (!this.current.isEmpty()) {
				flush();
			}
		}
		finally {
			this.complete = true;
		}
	}

	/**
	 * Cancels the transfer. The reader ends with a {@link CancellationException} when it
	 * enqueues its next batch.
	 */
	void cancel() {
		this.cancelled = true;
	}

	/**
	 * Returns the next batch and waits for it if necessary.
	 * @return the batch, or {@code null} if the queue is complete and empty, or cancelled
	 * @throws InterruptedException if the thread is interrupted
	 */
	@Nullable List<DocumentChange> take() throws InterruptedException {
		while (!this.cancelled) {
			boolean last = this.complete;
			List<DocumentChange> batch = this.batches.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
			if (batch != null || last) {
				return batch;
			}
		}
		return null;
	}

	/**
	 * Returns the next batch without removing it, or {@code null} if none is waiting.
	 */
	@Nullable List<DocumentChange> peek() {
		return this.batches.peek();
	}

	private void flush() {
		List<DocumentChange> batch = this.current;
		this.current = new ArrayList<>();
		this.currentBytes = 0;
		try {
			while (!this.batches.offer(batch, POLL_MILLIS, TimeUnit.MILLISECONDS)) {
				if (this.cancelled) {
					throw new CancellationException();
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new CancellationException();
		}
	}

}
