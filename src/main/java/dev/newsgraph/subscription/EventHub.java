package dev.newsgraph.subscription;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import dev.newsgraph.query.execution.SubscribedField;

/**
 * Reads the events of all subscriptions at intervals, as long as there are any. Equal
 * subscriptions that have caught up become one {@link EventGroup}.
 */
final class EventHub {

	static final Executor WORKERS = (work) -> Thread.ofVirtual().name("subscription-events").start(work);

	/** The shortest time between two checks of the groups. */
	private static final long PAUSE_MILLIS = 10;

	private final Map<String, Feed> feeds = new HashMap<>();

	private final SubscriptionProperties properties;

	private final EventLimits limits;

	private final Set<EventGroup> groups = ConcurrentHashMap.newKeySet();

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private boolean running;

	private boolean wanted;

	/** The time at which all groups read again. */
	private long nextPoll;

	/**
	 * Creates a hub.
	 * @param maxEvent the maximum size of an event in bytes
	 */
	EventHub(List<Feed> feeds, SubscriptionProperties properties, long maxEvent) {
		feeds.forEach((feed) -> this.feeds.put(feed.name(), feed));
		this.properties = properties;
		this.limits = EventLimits.of(properties, maxEvent);
	}

	/**
	 * Returns the position at which the stream of a field begins.
	 * @throws StreamFailure if an argument is not valid
	 */
	Object start(SubscribedField field) {
		return feed(field).start(field);
	}

	private Feed feed(SubscribedField field) {
		Feed feed = this.feeds.get(field.name());
		if (feed == null) {
			throw new IllegalStateException("No events of '%s'".formatted(field.name()));
		}
		return feed;
	}

	/** Begins to deliver events, unless the client has left already. */
	void join(EventDelivery delivery) {
		this.lock.lock();
		try {
			if (!delivery.isCancelled() && this.groups.stream().noneMatch((group) -> group.add(delivery))) {
				add(new EventGroup(feed(delivery.field()), delivery, delivery.start(), this.limits));
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Adds a group, which is due. */
	private void add(EventGroup group) {
		this.lock.lock();
		try {
			this.groups.add(group);
			if (!this.running) {
				this.running = true;
				this.nextPoll = System.nanoTime() + this.properties.poll().toNanos();
				WORKERS.execute(this::run);
			}
			wake();
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Delivers no further events. */
	void leave(EventDelivery delivery) {
		EventGroup group = delivery.group();
		if (group != null) {
			group.remove(delivery);
		}
	}

	/** Called when a client has taken an event, so that more may be read. */
	void taken(EventDelivery delivery) {
		EventGroup group = delivery.group();
		int waiting = delivery.waiting();
		if (group != null && (waiting == this.limits.maxWaiting() - 1 || (waiting == 0 && group.isStalled()))) {
			group.setDue();
			wake();
		}
	}

	/** Returns the bytes of the events that wait for the clients of all subscriptions. */
	WaitingBytes waitingBytes() {
		return this.limits.waitingBytes();
	}

	/** Returns the number of groups, each of which reads its own events. */
	int groups() {
		return (int) this.groups.stream().filter((group) -> !group.isEmpty()).count();
	}

	/** Returns the number of subscriptions in all groups. */
	int subscriptions() {
		return this.groups.stream().mapToInt(EventGroup::size).sum();
	}

	private void wake() {
		this.lock.lock();
		try {
			this.wanted = true;
			this.changed.signal();
		}
		finally {
			this.lock.unlock();
		}
	}

	private void run() {
		try {
			for (Round round = await(); round != Round.NONE; round = await()) {
				if (round == Round.ALL) {
					merge();
				}
				for (EventGroup group : this.groups) {
					if ((round == Round.ALL || group.isDue()) && !group.isHeld() && group.begin()) {
						WORKERS.execute(() -> read(group));
					}
				}
				Thread.sleep(PAUSE_MILLIS);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void read(EventGroup group) {
		group.read(this::add);
		if (group.isDue()) {
			wake();
		}
	}

	/** Waits until it is time to read, or until a group is due. */
	private Round await() throws InterruptedException {
		this.lock.lock();
		try {
			this.groups.removeIf(EventGroup::isEmpty);
			if (this.groups.isEmpty()) {
				this.running = false;
				return Round.NONE;
			}
			long nanos = this.nextPoll - System.nanoTime();
			while (!this.wanted && nanos > 0) {
				nanos = this.changed.awaitNanos(nanos);
			}
			this.wanted = false;
			long now = System.nanoTime();
			if (now - this.nextPoll < 0) {
				return Round.DUE;
			}
			this.nextPoll = now + this.properties.poll().toNanos();
			return Round.ALL;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void merge() {
		Map<Object, EventGroup> places = new HashMap<>();
		for (EventGroup group : new ArrayList<>(this.groups)) {
			EventGroup other = places.putIfAbsent(group.place(), group);
			if (other != null && other.merge(group)) {
				this.groups.remove(group);
			}
		}
	}

	/** Which groups read. */
	private enum Round {

		/** All groups. */
		ALL,
		/** The groups that need not wait for the others. */
		DUE,
		/** No group, because there is none. */
		NONE

	}

}
