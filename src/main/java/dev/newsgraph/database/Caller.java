package dev.newsgraph.database;

/**
 * The client that a read is for. A read is ended when its client has gone away, and the
 * reads of one client use only a part of the connections.
 */
public interface Caller {

	/** Returns what tells this client from others, such as its address. */
	String name();

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
	 * Called when an operation of the client has been planned.
	 * @param cost the rows that it reads at most, as estimated
	 */
	default void onPlan(long cost) {
	}

	/**
	 * Called after each statement of the client, if there are listeners of statements, on
	 * the thread that sent it.
	 */
	default void onStatement(StatementSent event) {
	}

}
