package dev.newsgraph.importing.graph;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Slows an import down while clients read. The import then writes smaller transactions
 * and rests after each one.
 *
 * <p>
 * Neo4j keeps the ends of its indexes locked until a transaction is applied to all
 * indexes, and readers of these entries busy-wait in the meantime. The first transactions
 * take longest, because their code is not compiled yet, so the first portions are the
 * smallest. Reads of an empty graph find no entries, so there the first portion is not
 * smaller than the others.
 */
public final class ImportThrottle {

	/**
	 * The share of the time for which clients must read to slow the import down. Watching
	 * the import jobs takes less.
	 */
	private static final double MIN_READ_SHARE = 0.05;

	private static final Duration MAX_REST = Duration.ofSeconds(2);

	private static final Duration SLICE = Duration.ofMillis(100);

	private final int batchSize;

	private final double rest;

	private final Supplier<Duration> readTime;

	private final Ticker ticker;

	private long startNanos;

	private long readNanosAtStart;

	/** Whether clients read. Assumed until it is measured. */
	private volatile boolean clientsRead = true;

	private volatile int portion = 1;

	/**
	 * Creates a throttle.
	 * @param batchSize the maximum number of documents in a transaction while clients
	 * read
	 * @param rest the rest in seconds for each second that reads took
	 * @param readTime returns the total time that reads took so far
	 * @param ticker the source of time
	 */
	public ImportThrottle(int batchSize, double rest, Supplier<Duration> readTime, Ticker ticker) {
		this.batchSize = batchSize;
		this.rest = rest;
		this.readTime = readTime;
		this.ticker = ticker;
	}

	/** To be called before the first portion if the graph is empty. */
	public void startEmpty() {
		this.portion = this.batchSize;
	}

	/**
	 * Returns how many documents to write next.
	 * @param documents the number of documents that are available
	 */
	public int portion(int documents) {
		return this.clientsRead ? Math.min(documents, this.portion) : documents;
	}

	/** To be called before a portion is written. */
	void begin() {
		this.startNanos = this.ticker.nanos();
		this.readNanosAtStart = this.readTime.get().toNanos();
	}

	/**
	 * Rests if clients read while the portion was written. To be called by the thread
	 * that writes, after each portion.
	 * @param stopped returns whether to end the rest early
	 */
	void rest(BooleanSupplier stopped) {
		long writeNanos = Math.max(1, this.ticker.nanos() - this.startNanos);
		long readNanos = Math.min(writeNanos, this.readTime.get().toNanos() - this.readNanosAtStart);
		this.clientsRead = readNanos >= MIN_READ_SHARE * writeNanos;
		this.portion = (int) Math.min(2L * this.portion, this.batchSize);
		if (this.clientsRead) {
			sleep(Math.min((long) (this.rest * readNanos), MAX_REST.toNanos()), stopped);
		}
	}

	private void sleep(long nanos, BooleanSupplier stopped) {
		long remaining = nanos;
		while (remaining > 0 && !stopped.getAsBoolean()) {
			long slice = Math.min(remaining, SLICE.toNanos());
			this.ticker.sleep(Duration.ofNanos(slice));
			remaining -= slice;
		}
	}

	/** The source of time. Tests use their own. */
	public interface Ticker {

		/** The system clock. */
		Ticker SYSTEM = new Ticker() {
		};

		default long nanos() {
			return System.nanoTime();
		}

		default void sleep(Duration time) {
			try {
				Thread.sleep(time);
			}
			catch (InterruptedException ex) {
				// The import ends when it waits for the next batch.
				Thread.currentThread().interrupt();
			}
		}

	}

}
