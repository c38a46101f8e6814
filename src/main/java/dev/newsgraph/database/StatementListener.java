package dev.newsgraph.database;

/**
 * Listener that is notified after every statement. It is called on the thread that sent
 * the statement, so it must return quickly.
 */
@FunctionalInterface
public interface StatementListener {

	void onStatement(StatementSent event);

}
