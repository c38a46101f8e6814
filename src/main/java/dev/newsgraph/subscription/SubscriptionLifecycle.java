package dev.newsgraph.subscription;

import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;

/**
 * Once a second, closes old connections, those whose credentials are no longer valid, and
 * those that wait for the rest of a message. Closes all connections when the gateway
 * stops, before the web server waits for its requests.
 */
final class SubscriptionLifecycle implements SmartLifecycle {

	private static final long INTERVAL_MILLIS = 1000;

	private static final long STOP_MILLIS = 1000;

	private static final long POLL_MILLIS = 20;

	private final Connections connections;

	private @Nullable Thread thread;

	SubscriptionLifecycle(Connections connections) {
		this.connections = connections;
	}

	@Override
	public synchronized void start() {
		this.connections.start();
		this.thread = Thread.ofVirtual().name("subscription-age").start(this::run);
	}

	private void run() {
		try {
			while (true) {
				Thread.sleep(INTERVAL_MILLIS);
				this.connections.closeOld();
				this.connections.closeRefused();
				this.connections.closeLate();
			}
		}
		catch (InterruptedException ex) {
			// The gateway stops.
		}
	}

	@Override
	public synchronized void stop() {
		Thread running = this.thread;
		if (running != null) {
			running.interrupt();
			this.thread = null;
		}
		this.connections.stop();
	}

	/** Waits a short time for clients to receive the code. */
	@Override
	public void stop(Runnable callback) {
		stop();
		Thread.ofVirtual().name("subscription-stop").start(() -> {
			awaitEnd();
			callback.run();
		});
	}

	private void awaitEnd() {
		try {
			for (long waited = 0; this.connections.count() > 0 && waited < STOP_MILLIS; waited += POLL_MILLIS) {
				Thread.sleep(POLL_MILLIS);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Returns {@code false}, because only the end of the gateway closes connections. */
	@Override
	public boolean isPauseable() {
		return false;
	}

	@Override
	public synchronized boolean isRunning() {
		return this.thread != null;
	}

}
