package dev.newsgraph.query.events;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** Notifies the listeners of operations. */
public final class OperationEvents {

	/** Notifies no listener. */
	public static final OperationEvents NONE = new OperationEvents(List.of());

	private final List<OperationListener> listeners;

	/**
	 * Creates the events.
	 * @param listeners the listeners, in the order in which they are notified
	 */
	public OperationEvents(List<OperationListener> listeners) {
		this.listeners = List.copyOf(listeners);
	}

	/** Returns whether there is a listener. */
	public boolean areHeard() {
		return !this.listeners.isEmpty();
	}

	/**
	 * Returns a record of an operation that begins, or {@code null} if there is no
	 * listener.
	 */
	public @Nullable OperationRun begin() {
		return areHeard() ? new OperationRun() : null;
	}

	/** Notifies the listeners. */
	public void publish(FinishedOperation event) {
		for (OperationListener listener : this.listeners) {
			listener.onOperation(event);
		}
	}

}
