package dev.newsgraph.subscription;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.newsgraph.database.GraphClientException;
import dev.newsgraph.database.GraphClientException.Reason;
import dev.newsgraph.query.OperationPreviews;
import dev.newsgraph.query.execution.SubscribedField;

/**
 * Equal subscriptions at the same position. Their events are read by one statement and
 * written as JSON once.
 */
final class EventGroup {

	private static final Logger LOGGER = LoggerFactory.getLogger(EventGroup.class);

	private final Feed feed;

	private final SubscribedField field;

	private final ResultMapper mapper;

	private final Object content;

	private final int maxWaiting;

	private final Duration slowTimeout;

	private final List<EventDelivery> members = new ArrayList<>();

	private Object position;

	/** Since when a client has had no room for further events; 0 if all have. */
	private long stalled;

	private boolean busy;

	private boolean ended;

	EventGroup(Feed feed, EventDelivery first, Object position, SubscriptionProperties properties) {
		this.feed = feed;
		this.field = first.field();
		this.mapper = first.mapper();
		this.content = first.content();
		this.position = position;
		this.maxWaiting = properties.maxPending();
		this.slowTimeout = properties.slowTimeout();
		this.members.add(first);
	}

	/** Returns a value that is equal for groups that can be merged, if none is busy. */
	synchronized Object place() {
		return List.of(this.content, this.position);
	}

	/** Adds a subscription, unless the group has gone on from its position. */
	synchronized boolean add(EventDelivery member) {
		boolean fits = !this.ended && member.content().equals(this.content) && member.start().equals(this.position);
		if (fits) {
			this.members.add(member);
		}
		return fits;
	}

	/** Removes a subscription. */
	synchronized void remove(EventDelivery member) {
		this.members.remove(member);
	}

	synchronized boolean isEmpty() {
		return this.ended || this.members.isEmpty();
	}

	synchronized int size() {
		return this.members.size();
	}

	/** Moves the subscriptions of another group to this one, if none of both is busy. */
	synchronized boolean merge(EventGroup other) {
		synchronized (other) {
			if (this.busy || other.busy || this.ended || other.ended || !place().equals(other.place())) {
				return false;
			}
			this.members.addAll(other.members);
			other.members.clear();
			return true;
		}
	}

	/** Returns whether the caller may read events now. It must call {@link #read}. */
	synchronized boolean begin() {
		boolean free = !this.busy && !isEmpty();
		this.busy = this.busy || free;
		return free;
	}

	/**
	 * Reads the events that there are, as long as all clients have room for them.
	 * @param apart receives a group of the clients that took nothing for a while, so that
	 * the others need not wait for them
	 */
	void read(Consumer<EventGroup> apart, SubscriptionProperties properties) {
		try {
			boolean more = true;
			while (more && !isEmpty() && hasRoom(apart, properties)) {
				Feed.Events events = this.feed.next(this.field, this.position);
				List<SharedResult> results = new ArrayList<>(events.rows().size());
				events.rows().forEach((row) -> results.add(this.mapper.map(row)));
				deliver(results, events);
				more = events.more();
			}
		}
		catch (StreamFailure ex) {
			fail(ex);
		}
		catch (GraphClientException ex) {
			if (ex.reason() == Reason.UNAVAILABLE || ex.reason() == Reason.BUSY || ex.reason() == Reason.CANCELLED) {
				LOGGER.debug("The events of {} cannot be read; the next look tries again.", this.feed.name(), ex);
			}
			else {
				LOGGER.warn("The events of {} cannot be read: {}", this.feed.name(), ex.getMessage());
				fail(new StreamFailure(OperationPreviews.code(ex), ex.reason().message()));
			}
		}
		catch (RuntimeException ex) {
			LOGGER.error("The events of {} cannot be read.", this.feed.name(), ex);
			fail(new StreamFailure("INTERNAL_SERVER_ERROR",
					"The events could not be read because of an internal error. The log of the gateway contains the cause."));
		}
		finally {
			synchronized (this) {
				this.busy = false;
			}
		}
	}

	private void deliver(List<SharedResult> results, Feed.Events events) {
		List<EventDelivery> receivers;
		synchronized (this) {
			receivers = List.copyOf(this.members);
			this.position = events.position();
			this.ended = events.last();
		}
		for (EventDelivery member : receivers) {
			if (!results.isEmpty()) {
				member.offer(results);
			}
			if (events.last()) {
				member.complete();
			}
		}
	}

	private void fail(StreamFailure failure) {
		List<EventDelivery> receivers;
		synchronized (this) {
			receivers = List.copyOf(this.members);
			this.ended = true;
		}
		receivers.forEach((member) -> member.fail(failure.error()));
	}

	private boolean hasRoom(Consumer<EventGroup> apart, SubscriptionProperties properties) {
		List<EventDelivery> full;
		int all;
		synchronized (this) {
			all = this.members.size();
			full = this.members.stream().filter((member) -> member.waiting() >= this.maxWaiting).toList();
		}
		if (full.isEmpty()) {
			this.stalled = 0;
			return true;
		}
		long now = System.nanoTime();
		if (this.stalled == 0) {
			this.stalled = now;
		}
		if (now - this.stalled > this.slowTimeout.toNanos()) {
			full.forEach(EventDelivery::closeSlow);
			full.forEach(this::remove);
			this.stalled = 0;
			return true;
		}
		List<EventDelivery> stuck = full.stream()
			.filter((member) -> now - member.lastTaken() > this.slowTimeout.toNanos() / 10)
			.toList();
		if (!stuck.isEmpty() && stuck.size() < all) {
			apart.accept(apart(stuck, properties));
		}
		return full.size() == stuck.size() && stuck.size() < all;
	}

	private EventGroup apart(List<EventDelivery> stuck, SubscriptionProperties properties) {
		synchronized (this) {
			this.members.removeAll(stuck);
			EventGroup group = new EventGroup(this.feed, stuck.getFirst(), this.position, properties);
			group.members.addAll(stuck.subList(1, stuck.size()));
			group.stalled = this.stalled;
			return group;
		}
	}

}
