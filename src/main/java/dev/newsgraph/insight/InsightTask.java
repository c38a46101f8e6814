package dev.newsgraph.insight;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;

import dev.newsgraph.database.DatabaseReachable;
import dev.newsgraph.database.GraphClientException;

/** Builds the stories in a thread of its own, whenever the graph has changed. */
final class InsightTask implements DisposableBean {

	private static final Logger LOGGER = LoggerFactory.getLogger(InsightTask.class);

	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);

	private final StoryBuild build;

	private final Duration poll;

	private final CountDownLatch stopped = new CountDownLatch(1);

	private @Nullable Thread thread;

	InsightTask(StoryBuild build, Duration poll) {
		this.build = build;
		this.poll = poll;
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
			while (!this.stopped.await(this.poll.toMillis(), TimeUnit.MILLISECONDS));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void run() {
		try {
			this.build.run(this::isStopped);
		}
		catch (GraphClientException ex) {
			LOGGER.debug("The stories could not be built; the gateway tries again.", ex);
		}
		catch (RuntimeException | Error ex) {
			if (!isStopped()) {
				LOGGER.error("The stories could not be built by an internal error; the gateway tries again.", ex);
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
