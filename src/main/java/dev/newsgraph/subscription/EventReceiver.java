package dev.newsgraph.subscription;

/** The connection of a client to which events are delivered. */
interface EventReceiver {

	/**
	 * Reserves the place of an event that is being sent. The place is free again when the
	 * event has been sent.
	 * @return whether there is a place
	 */
	boolean reserve();

	/** Ends the connection of a client that does not take its events. */
	void closeSlow();

}
