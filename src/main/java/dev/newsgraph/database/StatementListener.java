package dev.newsgraph.database;

/** Hears of every statement; called on the thread that sent it, so it must be quick. */
@FunctionalInterface
public interface StatementListener {

	void onStatement(StatementSent event);

}
