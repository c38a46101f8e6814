package dev.newsgraph.replica;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

/** Compares a gateway with others in the background, one comparison at a time. */
final class ReplicaTask implements SmartLifecycle {

	private static final Logger LOGGER = LoggerFactory.getLogger(ReplicaTask.class);

	private final Replica replica;

	private final Duration interval;

	private final boolean wanted;

	private volatile @Nullable Thread thread;

	/**
	 * Creates a task.
	 * @param wanted whether there are other gateways
	 */
	ReplicaTask(Replica replica, Duration interval, boolean wanted) {
		this.replica = replica;
		this.interval = interval;
		this.wanted = wanted;
	}

	@Override
	public void start() {
		if (this.wanted) {
			this.thread = Thread.ofVirtual().name("replica").start(this::run);
		}
	}

	private void run() {
		try {
			while (true) {
				compare();
				Thread.sleep(this.interval);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void compare() {
		try {
			this.replica.compare();
		}
		catch (RuntimeException ex) {
			LOGGER.warn("The comparison with other gateways failed by an internal error.", ex);
		}
	}

	@Override
	public void stop() {
		Thread running = this.thread;
		this.thread = null;
		if (running != null) {
			running.interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.thread != null;
	}

}
