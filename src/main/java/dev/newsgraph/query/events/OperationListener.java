package dev.newsgraph.query.events;

/**
 * Listener that is notified after every operation. It is called on the thread that
 * answers the operation, so it must return quickly and must not throw. Implementations
 * are Spring beans.
 */
@FunctionalInterface
public interface OperationListener {

	void onOperation(FinishedOperation event);

}
