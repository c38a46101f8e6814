package dev.newsgraph.subscription;

import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * The bounds that all groups share.
 *
 * @param maxWaiting the number of events that may wait for one subscription
 * @param slowTimeout how long a client may take no events
 * @param importPoll the time between two reads of a feed that is paced
 * @param maxEvent the maximum size of an event in bytes
 * @param reads a permit for each statement
 * @param waitingBytes the bytes of all events that wait
 */
record EventLimits(int maxWaiting, Duration slowTimeout, Duration importPoll, long maxEvent, Semaphore reads,
		WaitingBytes waitingBytes) {

	static EventLimits of(SubscriptionProperties properties, long maxEvent) {
		return new EventLimits(properties.maxPending(), properties.slowTimeout(), properties.importPoll(), maxEvent,
				new Semaphore(properties.parallelReads(), true),
				new WaitingBytes(properties.maxWaitingSize().toBytes()));
	}

}
