package dev.newsgraph.subscription;

import java.util.ArrayDeque;

import org.jspecify.annotations.Nullable;

/**
 * An operation of a WebSocket. Its messages that are being sent take places of the
 * connection, until they have been sent or the operation was cancelled.
 */
final class SocketOperation implements EventReceiver {

	private final SocketConnection connection;

	/** The sizes of the messages that are being sent, in their order. */
	private final ArrayDeque<Integer> sizes = new ArrayDeque<>();

	private volatile @Nullable EventDelivery delivery;

	private volatile @Nullable EventCost cost;

	private boolean released;

	SocketOperation(SocketConnection connection) {
		this.connection = connection;
	}

	/**
	 * Sets the events, which are sent when there is a place for them.
	 * @param paid what each of them takes of the budget
	 */
	void deliver(EventDelivery events, EventCost paid) {
		this.cost = paid;
		this.delivery = events;
		if (isReleased()) {
			events.cancel();
		}
	}

	private synchronized boolean isReleased() {
		return this.released;
	}

	/** Delivers events, because a place is free. */
	void deliver() {
		EventDelivery events = this.delivery;
		if (events != null) {
			events.deliver();
		}
	}

	@Override
	public long pay() {
		EventCost events = this.cost;
		return (events != null) ? events.take() : 0;
	}

	@Override
	public synchronized boolean reserve(int bytes) {
		if (this.released || !this.connection.take(bytes)) {
			return false;
		}
		this.sizes.add(bytes);
		return true;
	}

	/** Frees the place of the message that has been sent. */
	synchronized void sent() {
		Integer bytes = this.sizes.poll();
		if (bytes != null) {
			this.connection.free(bytes);
		}
	}

	/** Ends the events and frees all places. No further message is sent. */
	void release() {
		synchronized (this) {
			this.released = true;
			this.sizes.forEach(this.connection::free);
			this.sizes.clear();
		}
		EventDelivery events = this.delivery;
		if (events != null) {
			events.cancel();
		}
	}

	@Override
	public boolean isGone() {
		return this.connection.isGone();
	}

	@Override
	public void closeSlow() {
		this.connection.closeSlow();
	}

}
