package dev.newsgraph.observability;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A value that takes time to find out. Who asks for it receives the last known value, and
 * a new one is found out in the background. So a scrape never waits for the database or
 * for a disk.
 */
final class BackgroundValue {

	private final Callable<? extends Number> source;

	private final long age;

	private final AtomicBoolean running = new AtomicBoolean();

	private volatile double value = Double.NaN;

	private volatile long next = System.nanoTime();

	/**
	 * Creates a value that is not known yet.
	 * @param age how old it may be before it is found out again
	 */
	BackgroundValue(Callable<? extends Number> source, Duration age) {
		this.source = source;
		this.age = age.toNanos();
	}

	/** Returns the last known value, not a number if the last attempt failed. */
	double get() {
		if (System.nanoTime() - this.next >= 0 && this.running.compareAndSet(false, true)) {
			Thread.ofVirtual().name("metric").start(this::find);
		}
		return this.value;
	}

	private void find() {
		try {
			this.value = this.source.call().doubleValue();
		}
		catch (Exception ex) {
			this.value = Double.NaN;
		}
		finally {
			this.next = System.nanoTime() + this.age;
			this.running.set(false);
		}
	}

}
