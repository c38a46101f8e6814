package dev.newsgraph.insight;

import java.time.Duration;
import java.util.function.BooleanSupplier;

import dev.newsgraph.database.GraphClient;

/** Lets background work give way to clients. Create one before each piece of work. */
final class Pace {

	private static final Duration MAX_REST = Duration.ofSeconds(2);

	private final GraphClient client;

	private final long start = System.nanoTime();

	private final Duration reads;

	Pace(GraphClient client) {
		this.client = client;
		this.reads = client.readTime();
	}

	/**
	 * Rests for as long as the work took, at most two seconds, if clients have read
	 * meanwhile.
	 * @param stopped whether not to rest
	 */
	void rest(BooleanSupplier stopped) {
		if (this.client.readTime().compareTo(this.reads) > 0 && !stopped.getAsBoolean()) {
			Duration time = Duration.ofNanos(System.nanoTime() - this.start);
			try {
				Thread.sleep((time.compareTo(MAX_REST) < 0) ? time : MAX_REST);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

}
