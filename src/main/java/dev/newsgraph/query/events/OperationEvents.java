package dev.newsgraph.query.events;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** Notifies the listeners of operations. */
public final class OperationEvents {

	/** Notifies no listener. */
	public static final OperationEvents NONE = new OperationEvents(List.of(), DocumentIds.NONE);

	private final List<OperationListener> listeners;

	private final DocumentIds documents;

	/**
	 * Creates the events.
	 * @param listeners the listeners, in the order in which they are notified
	 * @param documents the ids of documents, by which operations are named
	 */
	public OperationEvents(List<OperationListener> listeners, DocumentIds documents) {
		this.listeners = List.copyOf(listeners);
		this.documents = documents;
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
		return areHeard() ? new OperationRun(this.documents) : null;
	}

	/** Notifies the listeners. */
	public void publish(FinishedOperation event) {
		for (OperationListener listener : this.listeners) {
			listener.onOperation(event);
		}
	}

}
