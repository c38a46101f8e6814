package dev.newsgraph.subscription;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.newsgraph.database.Caller;

/**
 * The open WebSockets and event streams. Their number is bounded, also for each client.
 */
final class Connections {

	private final SubscriptionProperties properties;

	private final Set<Connection> open = ConcurrentHashMap.newKeySet();

	private final Map<String, Integer> callers = new ConcurrentHashMap<>();

	private int count;

	private boolean stopping;

	Connections(SubscriptionProperties properties) {
		this.properties = properties;
	}

	/**
	 * Returns why a client cannot have a further connection, or an empty text if it can.
	 * @param caller the name of the client
	 */
	synchronized String refusal(String caller) {
		if (this.stopping) {
			return "The gateway is stopping; connect again after it has started.";
		}
		if (this.count >= this.properties.maxConnections()) {
			return "The gateway has %d WebSockets and event streams, the limit in newsgraph.subscriptions.max-connections; connect again later."
				.formatted(this.properties.maxConnections());
		}
		if (this.callers.getOrDefault(caller, 0) >= this.properties.connectionsPerCaller()) {
			return "This client has %d WebSockets and event streams, the limit in newsgraph.subscriptions.connections-per-caller; close some of them."
				.formatted(this.properties.connectionsPerCaller());
		}
		return "";
	}

	/**
	 * Adds a connection.
	 * @return whether its client could have it
	 */
	synchronized boolean add(Connection connection) {
		if (!refusal(connection.name()).isEmpty()) {
			return false;
		}
		if (this.open.add(connection)) {
			this.count++;
			this.callers.merge(connection.name(), 1, Integer::sum);
		}
		return true;
	}

	/** Removes a connection, if it was added. */
	synchronized void remove(Connection connection) {
		if (this.open.remove(connection)) {
			this.count--;
			this.callers.computeIfPresent(connection.name(), (name, number) -> (number > 1) ? number - 1 : null);
		}
	}

	/** Returns the number of open connections. */
	synchronized int count() {
		return this.count;
	}

	/** Closes the connections that are too old. */
	void closeOld() {
		Duration age = this.properties.maxAge();
		long now = System.nanoTime();
		this.open.stream()
			.filter((connection) -> now - connection.opened() > age.toNanos())
			.forEach((connection) -> closeInBackground(connection,
					"The connection has reached its maximum age; connect again."));
	}

	/** Closes the connections whose client does not send the rest of a message. */
	void closeLate() {
		this.open.forEach((connection) -> connection.closeIfLate(this.properties.initTimeout()));
	}

	/** Closes the connections whose credentials are no longer valid. */
	void closeRefused() {
		this.open.stream()
			.filter((connection) -> !connection.isAllowed())
			.forEach((connection) -> Thread.ofVirtual().name("subscription-close").start(connection::refuse));
	}

	/** Allows new connections. */
	synchronized void start() {
		this.stopping = false;
	}

	/** Closes all connections, and refuses new ones, also those that begin meanwhile. */
	synchronized void stop() {
		this.stopping = true;
		this.open.forEach((connection) -> closeInBackground(connection, "The gateway is stopping; connect again."));
	}

	// A client that does not read can delay the close.
	private static void closeInBackground(Connection connection, String reason) {
		Thread.ofVirtual().name("subscription-close").start(() -> connection.close(reason));
	}

	/** A WebSocket or an event stream, named like its client. */
	interface Connection extends Caller {

		/** Returns the {@link System#nanoTime()} at which it was opened. */
		long opened();

		/**
		 * Closes it if its client has not sent the rest of a message in time.
		 * @param timeout time between the first and the last part of a message
		 */
		default void closeIfLate(Duration timeout) {
		}

		/** Returns whether the credentials of its client are still valid. */
		boolean isAllowed();

		/** Closes it, because the credentials are no longer valid. */
		void refuse();

		/**
		 * Closes it, so that the client connects again.
		 * @param reason the reason for the client, at most 120 bytes
		 */
		void close(String reason);

	}

}
