package dev.newsgraph.importing.graph;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * While clients read, an import writes in smaller transactions, and rests after each.
 * Neo4j holds the ends of its indexes until a transaction is in all of them, and whoever
 * reads there meanwhile waits at full speed; so the first transactions, which find all of
 * that not compiled yet, are the smallest.
 */
public final class ImportThrottle {

	/**
	 * The share of the time from which on reads count; who looks at the jobs alone takes
	 * less.
	 */
	private static final double NOTICED = 0.05;

	private static final Duration LONGEST = Duration.ofSeconds(2);

	private static final Duration SLICE = Duration.ofMillis(100);

	private final int batchSize;

	private final double rest;

	private final Supplier<Duration> readTime;

	private final Ticker ticker;

	private long then;

	private long readThen;

	/** At first it is not known. */
	private volatile boolean reading = true;

	private volatile int portion = 1;

	/**
	 * Gives way to reads.
	 * @param readTime how long they took up to now, all together
	 */
	public ImportThrottle(int batchSize, double rest, Supplier<Duration> readTime, Ticker ticker) {
		this.batchSize = batchSize;
		this.rest = rest;
		this.readTime = readTime;
		this.ticker = ticker;
	}

	/** How many of so many documents are to be written next. */
	public int portion(int documents) {
		return this.reading ? Math.min(documents, this.portion) : documents;
	}

	/** To be called when a portion begins to be written. */
	void begin() {
		this.then = this.ticker.nanos();
		this.readThen = this.readTime.get().toNanos();
	}

	/**
	 * To be called when a portion is written, by the thread that writes.
	 * @param stopped whether the import is to end
	 */
	void rest(BooleanSupplier stopped) {
		long wrote = Math.max(1, this.ticker.nanos() - this.then);
		long read = Math.min(wrote, this.readTime.get().toNanos() - this.readThen);
		this.reading = read >= NOTICED * wrote;
		this.portion = (int) Math.min(2L * this.portion, this.batchSize);
		if (this.reading) {
			sleep(Math.min((long) (this.rest * read), LONGEST.toNanos()), stopped);
		}
	}

	private void sleep(long nanos, BooleanSupplier stopped) {
		long left = nanos;
		while (left > 0 && !stopped.getAsBoolean()) {
			long slice = Math.min(left, SLICE.toNanos());
			this.ticker.sleep(Duration.ofNanos(slice));
			left -= slice;
		}
	}

	/** The time. */
	public interface Ticker {

		/** That of the machine. */
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
				// The import ends when it takes its next batch.
				Thread.currentThread().interrupt();
			}
		}

	}

}
