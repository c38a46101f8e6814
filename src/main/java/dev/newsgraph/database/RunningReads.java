package dev.newsgraph.database;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

import dev.newsgraph.database.GraphClientException.Reason;

/**
 * All reads and writes that run, and the thread that ends those whose deadline has passed
 * or whose client has gone away. When the gateway stops, it ends those that the graceful
 * shutdown of the web server did not wait for.
 */
final class RunningReads implements SmartLifecycle {

	/** Time between two inspections of the running reads. */
	private static final Duration INTERVAL = Duration.ofMillis(250);

	/** Age from which a read is ended when its client has gone away. */
	private static final long LONG_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

	/**
	 * The phase after the graceful shutdown of the web server and before its end, which
	 * are in the phases {@code DEFAULT_PHASE - 1024} and {@code DEFAULT_PHASE - 2048}.
	 */
	private static final int PHASE = DEFAULT_PHASE - 1536;

	private static final Logger LOGGER = LoggerFactory.getLogger(RunningReads.class);

	private static final AtomicLong LAST_ID = new AtomicLong();

	/**
	 * The reads of all clients by ID, because the driver creates the connections without
	 * knowing a client.
	 */
	private static final Map<String, RunningRead> BY_ID = new ConcurrentHashMap<>();

	private final Set<RunningRead> reads = ConcurrentHashMap.newKeySet();

	private volatile @Nullable ScheduledExecutorService watch;

	/** Returns the read with this ID, or {@code null} if it does not run. */
	static @Nullable RunningRead find(String id) {
		return BY_ID.get(id);
	}

	/**
	 * Begins a read. It must be passed to {@link #finish(RunningRead)}.
	 * @param limit how long it may run at most
	 */
	RunningRead begin(@Nullable Caller caller, Duration limit) {
		RunningRead read = new RunningRead(Long.toString(LAST_ID.incrementAndGet()), caller, limit.toNanos());
		BY_ID.put(read.id(), read);
		this.reads.add(read);
		return read;
	}

	void finish(RunningRead read) {
		BY_ID.remove(read.id());
		read.finish();
		this.reads.remove(read);
	}

	/** Returns how many reads and writes run. */
	int size() {
		return this.reads.size();
	}

	/** Returns whether no read runs. */
	boolean isEmpty() {
		return this.reads.isEmpty();
	}

	@Override
	public void start() {
		ScheduledExecutorService started = Executors
			.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("read-watch").factory());
		this.watch = started;
		started.scheduleWithFixedDelay(this::inspect, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
	}

	@Override
	public void stop() {
		ScheduledExecutorService stopping = this.watch;
		this.watch = null;
		if (stopping != null) {
			stopping.shutdownNow();
		}
		this.reads.stream().filter((read) -> read.caller() != null).forEach((read) -> read.end(Reason.CANCELLED));
	}

	@Override
	public boolean isRunning() {
		return this.watch != null;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	private void inspect() {
		long now = System.nanoTime();
		for (RunningRead read : this.reads) {
			guarded(() -> inspect(read, now));
		}
		guarded(() -> TrackedConnection.closeSilent(now));
	}

	private static void inspect(RunningRead read, long now) {
		if (read.nanosLeft(now) <= 0) {
			read.end(Reason.TIMEOUT);
		}
		else if (read.nanosSpent(now) > LONG_NANOS && read.caller() != null && read.caller().isGone()) {
			read.end(Reason.CANCELLED);
		}
	}

	// The failure of one read must not keep the others from being ended.
	private static void guarded(Runnable inspection) {
		try {
			inspection.run();
		}
		catch (RuntimeException ex) {
			LOGGER.error("A running read could not be inspected", ex);
		}
	}

}
