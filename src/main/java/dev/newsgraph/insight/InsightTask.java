package dev.newsgraph.insight;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;

import dev.newsgraph.database.DatabaseReachable;

/**
 * Builds the stories in a thread of its own, whenever the graph has changed, unless a
 * newer version of the gateway has written to the graph.
 */
final class InsightTask implements DisposableBean {

	private static final Logger LOGGER = LoggerFactory.getLogger(InsightTask.class);

	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);

	private final Predicate<BooleanSupplier> build;

	private final Supplier<@Nullable String> refusal;

	private final InsightFailures failures;

	private boolean refusalShown;

	private final CountDownLatch stopped = new CountDownLatch(1);

	private @Nullable Thread thread;

	/**
	 * Creates a task; it starts when the database is reachable.
	 * @param build builds the stories, returns early if its argument says so, and returns
	 * whether the stories are those of the graph
	 * @param refusal returns why this gateway does not write to the graph, or
	 * {@code null}
	 * @param poll time between two looks at whether the graph has changed
	 */
	InsightTask(Predicate<BooleanSupplier> build, Supplier<@Nullable String> refusal, Duration poll) {
		this.build = build;
		this.refusal = refusal;
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
			String reason = this.refusal.get();
			if (reason == null) {
				this.refusalShown = false;
				this.failures.ended(this.build.test(this::isStopped));
			}
			else if (!this.refusalShown) {
				this.refusalShown = true;
				LOGGER.warn("This gateway builds no stories. {}", reason);
			}
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
