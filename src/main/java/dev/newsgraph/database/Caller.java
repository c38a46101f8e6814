package dev.newsgraph.database;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The client that a read is for. A read is ended when its client has gone away, and the
 * reads of one client use only a part of the connections.
 */
public interface Caller {

	/** Returns the address of the client. */
	String name();

	/**
	 * Returns what tells this client from others: the name of its credentials, or its
	 * address without any.
	 */
	default String account() {
		return name();
	}

	/**
	 * Returns the {@link System#nanoTime()} at which the operation of the client began.
	 * All reads of the operation share the time limit that begins then.
	 */
	long since();

	/**
	 * Returns whether the client has closed its connection. It is called for reads that
	 * run for long, on another thread, and must not block.
	 */
	boolean isGone();

	/**
	 * Called when an operation of the client has been planned, before anything is read.
	 * An exception ends the operation, for example because the budget of the client is
	 * too small.
	 * @param cost the rows that it reads at most, as estimated
	 */
	default void onPlan(long cost) {
	}

	/**
	 * Returns what the operation of the client has taken of its budget, as the entry
	 * {@code cost} of a response, or {@code null} if it is not known.
	 */
	default @Nullable Map<String, Object> cost() {
		return null;
	}

	/**
	 * Called after each statement of the client, if there are listeners of statements, on
	 * the thread that sent it.
	 */
	default void onStatement(StatementSent event) {
	}

}
