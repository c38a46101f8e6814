package dev.newsgraph.subscription;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import dev.newsgraph.query.execution.SubscribedField;

/**
 * Reads the events of all subscriptions at intervals, as long as there are any. Equal
 * subscriptions that have caught up become one {@link EventGroup}.
 */
final class EventHub {

	private static final Executor WORKERS = (work) -> Thread.ofVirtual().name("subscription-events").start(work);

	/** The shortest time between two checks of the groups. */
	private static final long PAUSE_MILLIS = 10;

	private final Map<String, Feed> feeds = new HashMap<>();

	private final SubscriptionProperties properties;

	private final Semaphore reads;

	private final Set<EventGroup> groups = ConcurrentHashMap.newKeySet();

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private boolean running;

	private boolean wanted;

	EventHub(List<Feed> feeds, SubscriptionProperties properties) {
		feeds.forEach((feed) -> this.feeds.put(feed.name(), feed));
		this.properties = properties;
		this.reads = new Semaphore(properties.parallelReads());
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

	/** Begins to deliver events. */
	void join(EventDelivery delivery) {
		this.lock.lock();
		try {
			if (this.groups.stream().noneMatch((group) -> group.add(delivery))) {
				this.groups.add(new EventGroup(feed(delivery.field()), delivery, delivery.start(), this.properties));
			}
			if (!this.running) {
				this.running = true;
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
		this.groups.forEach((group) -> group.remove(delivery));
	}

	/** Called when a client has taken an event, so that more may be read. */
	void taken(EventDelivery delivery) {
		if (delivery.waiting() == this.properties.maxPending() - 1) {
			wake();
		}
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
			while (await()) {
				merge();
				for (EventGroup group : this.groups) {
					if (group.begin()) {
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
		this.reads.acquireUninterruptibly();
		try {
			group.read(this.groups::add, this.properties);
		}
		finally {
			this.reads.release();
		}
	}

	/** Waits until it is time to read. Returns {@code false} without any subscription. */
	private boolean await() throws InterruptedException {
		this.lock.lock();
		try {
			this.groups.removeIf(EventGroup::isEmpty);
			if (this.groups.isEmpty()) {
				this.running = false;
				return false;
			}
			long nanos = this.properties.poll().toNanos();
			while (!this.wanted && nanos > 0) {
				nanos = this.changed.awaitNanos(nanos);
			}
			this.wanted = false;
			return true;
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

}
