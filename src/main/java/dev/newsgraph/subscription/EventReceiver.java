package dev.newsgraph.subscription;

/** The connection of a client to which events are delivered. */
interface EventReceiver {

	/**
	 * Reserves a place for a message, until it has been sent.
	 * @param bytes the size of its content
	 * @return whether there is a place
	 */
	boolean reserve(int bytes);

	/**
	 * Takes what an event takes of the budget of the client.
	 * @return the milliseconds to wait, if it has too few points; otherwise 0
	 */
	default long pay() {
		return 0;
	}

	/** Returns whether the client has closed its connection. */
	boolean isGone();

	/** Ends the connection of a client that does not take its events. */
	void closeSlow();

}
