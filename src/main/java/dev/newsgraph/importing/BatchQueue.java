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
 * The batches between the reader and the writer: a full queue makes the reader wait, an
 * empty one the writer. Either side may end it.
 */
final class BatchQueue implements ChangeSink {

	/**
	 * So that a batch of large documents does not fill the heap, nor the server's
	 * transaction memory.
	 */
	private static final long BATCH_BYTES = 8L * 1024 * 1024;

	private static final long PATIENCE_MILLIS = 100;

	private final BlockingQueue<List<DocumentChange>> batches;

	private final IntSupplier batchSize;

	private List<DocumentChange> open = new ArrayList<>();

	private long openBytes;

	private volatile boolean complete;

	private volatile boolean cancelled;

	/**
	 * An empty queue.
	 * @param batchSize how many documents the open batch may hold
	 * @param capacity how many batches may wait
	 */
	BatchQueue(IntSupplier batchSize, int capacity) {
		this.batchSize = batchSize;
		this.batches = new ArrayBlockingQueue<>(capacity);
	}

	@Override
	public void accept(DocumentChange change, long bytes) {
		this.open.add(change);
		this.openBytes += bytes;
		if (this.open.size() >= this.batchSize.getAsInt() || this.openBytes > BATCH_BYTES) {
			flush();
		}
	}

	/** Nothing comes after this. */
	void complete() {
		try {
			if (!this.open.isEmpty()) {
				flush();
			}
		}
		finally {
			this.complete = true;
		}
	}

	/** The writer takes no more: the reader ends at its next batch. */
	void cancel() {
		this.cancelled = true;
	}

	/** The next batch, or null when all were taken. */
	@Nullable List<DocumentChange> take() throws InterruptedException {
		while (!this.cancelled) {
			boolean last = this.complete;
			List<DocumentChange> batch = this.batches.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
			if (batch != null || last) {
				return batch;
			}
		}
		return null;
	}

	/** The batch that would be taken next, or null when none waits. */
	@Nullable List<DocumentChange> peek() {
		return this.batches.peek();
	}

	private void flush() {
		List<DocumentChange> batch = this.open;
		this.open = new ArrayList<>();
		this.openBytes = 0;
		try {
			while (!this.batches.offer(batch, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
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
