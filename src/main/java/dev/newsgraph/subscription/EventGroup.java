package dev.newsgraph.subscription;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.newsgraph.database.GraphClientException;
import dev.newsgraph.database.GraphClientException.Reason;
import dev.newsgraph.query.OperationPreviews;
import dev.newsgraph.query.execution.SubscribedField;

/**
 * Equal subscriptions at the same position. Their events are read by one statement and
 * written as JSON once, by {@link SharedResult}.
 */
final class EventGroup {

	private static final Logger LOGGER = LoggerFactory.getLogger(EventGroup.class);

	/** Reasons for which the next read can succeed. */
	private static final Set<Reason> PASSING = Set.of(Reason.UNAVAILABLE, Reason.BUSY, Reason.CANCELLED,
			Reason.TERMINATED);

	private static final int MAX_PACED_STATEMENTS = 64;

	private final Feed feed;

	private final SubscribedField field;

	private final ResultMapper mapper;

	private final Object content;

	private final EventLimits limits;

	private final List<EventDelivery> members = new ArrayList<>();

	private Object position;

	/** Since when a client has had no room for further events; 0 if all have. */
	private volatile long stalled;

	/** Whether it reads as soon as possible, and not with all others. */
	private volatile boolean due = true;

	private boolean busy;

	private boolean ended;

	/**
	 * How many statements it sends at a time while the gateway imports: more as long as
	 * changes are left, so that clients do not fall behind for the time of the import.
	 */
	private int pacedStatements = 1;

	/** When it began to read last; 0 if it has never read. */
	private volatile long lastRead;

	/**
	 * Creates a group, which is due.
	 * @param first its first subscription
	 * @param position the position of the feed at which it reads
	 * @param limits the bounds that all groups share
	 */
	EventGroup(Feed feed, EventDelivery first, Object position, EventLimits limits) {
		this.feed = feed;
		this.field = first.field();
		this.mapper = first.mapper();
		this.content = first.content();
		this.position = position;
		this.limits = limits;
		join(first);
	}

	private void join(EventDelivery member) {
		this.members.add(member);
		member.setGroup(this);
	}

	/** Returns a value that is equal for groups that can be merged, if none is busy. */
	synchronized Object place() {
		return List.of(this.content, this.position);
	}

	/** Adds a subscription, unless the group has gone on from its position. */
	synchronized boolean add(EventDelivery member) {
		boolean fits = !this.ended && member.content().equals(this.content) && member.start().equals(this.position);
		if (fits) {
			join(member);
		}
		return fits;
	}

	/** Removes a subscription. */
	synchronized void remove(EventDelivery member) {
		this.members.remove(member);
	}

	/**
	 * Returns whether there is no client any more. Subscriptions that were cancelled
	 * while they changed groups are removed.
	 */
	synchronized boolean isEmpty() {
		this.members.removeIf(EventDelivery::isCancelled);
		return this.ended || this.members.isEmpty();
	}

	/** Returns whether clients have had no room for further events. */
	boolean isStalled() {
		return this.stalled != 0;
	}

	/** Lets it read as soon as possible. */
	void setDue() {
		this.due = true;
	}

	/** Returns whether it reads as soon as possible. */
	boolean isDue() {
		return this.due;
	}

	/** Returns whether it must not read yet, although it is time to. */
	boolean isHeld() {
		long last = this.lastRead;
		return last != 0 && isPaced() && System.nanoTime() - last < this.limits.importPoll().toNanos();
	}

	private boolean isPaced() {
		return !this.limits.importPoll().isZero() && this.feed.isPaced();
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
			other.members.forEach(this::join);
			other.members.clear();
			this.due = this.due || other.due;
			if (this.stalled == 0 || (other.stalled != 0 && other.stalled - this.stalled < 0)) {
				this.stalled = other.stalled;
			}
			return true;
		}
	}

	/** Returns whether the caller may read events now. It must call {@link #read}. */
	synchronized boolean begin() {
		boolean free = !this.busy && !isEmpty();
		if (free) {
			this.busy = true;
			this.due = false;
			this.lastRead = System.nanoTime() | 1;
		}
		return free;
	}

	/**
	 * Reads the events that there are, as long as all clients have room for them. Each
	 * statement needs a permit, so that a group that reads many changes does not delay
	 * the others, and the events that were read and do not wait yet are bounded.
	 * @param apart receives a group of the clients that took nothing for a while, so that
	 * the others need not wait for them
	 */
	void read(Consumer<EventGroup> apart) {
		try {
			boolean more = true;
			for (int sent = 0; more && !isEmpty() && (sent < this.pacedStatements || !isPaced()); sent++) {
				this.limits.reads().acquireUninterruptibly();
				try {
					more = hasRoom(apart) && readOnce();
				}
				finally {
					this.limits.reads().release();
				}
			}
			this.pacedStatements = more ? Math.min(2 * this.pacedStatements, MAX_PACED_STATEMENTS) : 1;
		}
		catch (StreamFailure ex) {
			fail(ex);
		}
		catch (GraphClientException ex) {
			if (PASSING.contains(ex.reason())) {
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

	/** Reads with one statement. Returns whether there may be more events. */
	private boolean readOnce() {
		Feed.Events events = this.feed.next(this.field, this.position);
		List<SharedResult> results = new ArrayList<>(events.rows().size());
		events.rows()
			.forEach((row) -> results
				.add(new SharedResult(this.mapper.map(row), this.limits.maxEvent(), this.limits.waitingBytes())));
		deliver(results, events);
		return events.more();
	}

	private void deliver(List<SharedResult> results, Feed.Events events) {
		List<EventDelivery> receivers;
		synchronized (this) {
			receivers = List.copyOf(this.members);
			this.position = events.position();
			this.ended = events.last();
		}
		results.forEach((result) -> result.hold(receivers.size()));
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

	private boolean hasRoom(Consumer<EventGroup> apart) {
		List<EventDelivery> full;
		int all;
		int most = this.limits.waitingBytes().isFull() ? 1 : this.limits.maxWaiting();
		synchronized (this) {
			all = this.members.size();
			full = this.members.stream().filter((member) -> member.waiting() >= most).toList();
		}
		if (full.isEmpty()) {
			this.stalled = 0;
			return true;
		}
		long now = System.nanoTime();
		if (this.stalled == 0) {
			this.stalled = now;
		}
		long timeout = this.limits.slowTimeout().toNanos();
		if (now - this.stalled > timeout) {
			List<EventDelivery> slow = full.stream().filter((member) -> isSlow(member, now)).toList();
			slow.forEach(EventDelivery::closeSlow);
			slow.forEach(this::remove);
			this.stalled = (slow.size() == full.size()) ? 0 : this.stalled;
			return slow.size() == full.size();
		}
		List<EventDelivery> stuck = full.stream().filter((member) -> now - member.lastTaken() > timeout / 10).toList();
		if (!stuck.isEmpty() && stuck.size() < all) {
			apart.accept(apart(stuck));
		}
		return full.size() == stuck.size() && stuck.size() < all;
	}

	// A client that takes events is not slow, although the memory for all is exhausted.
	// Nor is one whose budget is used up.
	private boolean isSlow(EventDelivery member, long now) {
		return !member.isPaused() && (member.waiting() >= this.limits.maxWaiting()
				|| now - member.lastTaken() > this.limits.slowTimeout().toNanos());
	}

	private EventGroup apart(List<EventDelivery> stuck) {
		synchronized (this) {
			this.members.removeAll(stuck);
			EventGroup group = new EventGroup(this.feed, stuck.getFirst(), this.position, this.limits);
			stuck.subList(1, stuck.size()).forEach(group::join);
			group.stalled = this.stalled;
			return group;
		}
	}

}
