package dev.newsgraph.insight;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;

import dev.newsgraph.database.DatabaseReachable;

/** Builds the stories in a thread of its own, whenever the graph has changed. */
final class InsightTask implements DisposableBean {

	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);

	private final StoryBuild build;

	private final InsightFailures failures;

	private final CountDownLatch stopped = new CountDownLatch(1);

	private @Nullable Thread thread;

	/**
	 * Creates a task; it starts when the database is reachable.
	 * @param poll time between two looks at whether the graph has changed
	 */
	InsightTask(StoryBuild build, Duration poll) {
		this.build = build;
		this.failures = new InsightFailures(poll);
	}

	@EventListener(DatabaseReachable.class)
	synchronized void databaseReachable() {
		if (this.thread == null && !isStopped()) {
			this.thread = Thread.ofPlatform()
				.daemon()
				.name("insight")
				.priority(Thread.MIN_PRIORITY)
				.start(this::runUntilStopped);
		}
	}

	private void runUntilStopped() {
		try {
			do {
				run();
			}
			while (!this.stopped.await(this.failures.pause().toMillis(), TimeUnit.MILLISECONDS));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void run() {
		try {
			this.failures.ended(this.build.run(this::isStopped));
		}
		catch (RuntimeException | Error ex) {
			if (!isStopped()) {
				this.failures.failed(ex);
			}
		}
	}

	private boolean isStopped() {
		return this.stopped.getCount() == 0;
	}

	/** Ends the work before the driver is closed. */
	@Override
	public void destroy() throws InterruptedException {
		this.stopped.countDown();
		Thread running = thread();
		if (running != null) {
			running.interrupt();
			running.join(STOP_TIMEOUT);
		}
	}

	private synchronized @Nullable Thread thread() {
		return this.thread;
	}

}
