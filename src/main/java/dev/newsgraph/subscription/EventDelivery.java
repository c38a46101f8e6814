package dev.newsgraph.subscription;

import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

import org.springframework.graphql.execution.SubscriptionPublisherException;

import dev.newsgraph.query.execution.SubscribedField;

/**
 * One subscription of a client: the events that wait for it. Its queue is bounded by the
 * {@link EventGroup}, which reads no further events as long as it is full.
 */
final class EventDelivery implements Publisher<ExecutionResult>, Subscription {

	private final SubscribedField field;

	private final Publisher<ExecutionResult> results;

	private final Object content;

	private final Object start;

	private final EventReceiver receiver;

	private final EventHub hub;

	private final Runnable ended;

	private final ArrayDeque<SharedResult> waiting = new ArrayDeque<>();

	private final AtomicBoolean done = new AtomicBoolean();

	private final AtomicInteger wanted = new AtomicInteger();

	private @Nullable ResultMapper mapper;

	private volatile @Nullable EventGroup group;

	private volatile @Nullable Subscriber<? super ExecutionResult> subscriber;

	private long requested;

	/** Whether the next event has been paid. Only the thread that delivers uses it. */
	private boolean paid;

	private volatile boolean paused;

	private volatile boolean cancelled;

	private volatile @Nullable Consumer<Subscriber<? super ExecutionResult>> end;

	private volatile long lastTaken = System.nanoTime();

	/**
	 * Creates a delivery, which begins when it is subscribed to.
	 * @param results the responses of graphql-java for the rows that the field sends
	 * @param content what was subscribed to
	 * @param start the position at which it begins
	 * @param ended is called once, when the stream has ended or was cancelled
	 */
	EventDelivery(SubscribedField field, Publisher<ExecutionResult> results, Object content, Object start,
			EventReceiver receiver, EventHub hub, Runnable ended) {
		this.field = field;
		this.results = results;
		this.content = content;
		this.start = start;
		this.receiver = receiver;
		this.hub = hub;
		this.ended = ended;
	}

	SubscribedField field() {
		return this.field;
	}

	/** Returns what makes responses of events. Several groups can use it in turn. */
	synchronized ResultMapper mapper() {
		ResultMapper known = this.mapper;
		if (known == null) {
			known = new ResultMapper(this.field, this.results);
			this.mapper = known;
		}
		return known;
	}

	/** Returns a value that is the same for equal subscriptions. */
	Object content() {
		return this.content;
	}

	Object start() {
		return this.start;
	}

	/** Returns whether no event can be delivered any more. */
	boolean isCancelled() {
		return this.cancelled || this.receiver.isGone();
	}

	/** Returns the group that reads the events, or {@code null} before it is known. */
	@Nullable EventGroup group() {
		return this.group;
	}

	/** Sets the group that reads the events. */
	void setGroup(EventGroup reader) {
		this.group = reader;
	}

	/** Returns the {@link System#nanoTime()} at which the client took its last event. */
	long lastTaken() {
		return this.lastTaken;
	}

	/** Returns whether events wait until the budget of the client has enough points. */
	boolean isPaused() {
		return this.paused;
	}

	/** Returns the number of events that wait. */
	int waiting() {
		synchronized (this.waiting) {
			return this.waiting.size();
		}
	}

	@Override
	public void subscribe(Subscriber<? super ExecutionResult> taker) {
		this.subscriber = taker;
		taker.onSubscribe(this);
		this.hub.join(this);
	}

	@Override
	public void request(long number) {
		synchronized (this.waiting) {
			this.requested = (this.requested + number < 0) ? Long.MAX_VALUE : this.requested + number;
		}
		deliver();
	}

	@Override
	public void cancel() {
		this.cancelled = true;
		clear();
		leave();
	}

	/** Adds events, each of which is released when it is delivered or dropped. */
	void offer(List<SharedResult> events) {
		synchronized (this.waiting) {
			if (this.cancelled) {
				events.forEach(SharedResult::release);
				return;
			}
			if (this.waiting.isEmpty()) {
				this.lastTaken = System.nanoTime();
			}
			this.waiting.addAll(events);
		}
		deliver();
	}

	/** Ends the stream after the events that wait. */
	void complete() {
		end(Subscriber::onComplete);
	}

	/** Ends the stream with an error after the events that wait. */
	void fail(GraphQLError error) {
		end((taker) -> taker.onError(new SubscriptionPublisherException(List.of(error), null)));
	}

	/** Ends the stream with an error, without the events that wait. */
	void failNow(GraphQLError error) {
		clear();
		fail(error);
	}

	private void clear() {
		synchronized (this.waiting) {
			this.waiting.forEach(SharedResult::release);
			this.waiting.clear();
		}
	}

	private void leave() {
		this.hub.leave(this);
		if (this.done.compareAndSet(false, true)) {
			this.ended.run();
		}
	}

	/** Ends the connection of the client, which does not take its events. */
	void closeSlow() {
		this.receiver.closeSlow();
	}

	private void end(Consumer<Subscriber<? super ExecutionResult>> signal) {
		synchronized (this.waiting) {
			if (this.end == null) {
				this.end = signal;
			}
		}
		deliver();
	}

	/** Delivers events as long as the client takes them. */
	void deliver() {
		if (this.wanted.getAndIncrement() != 0) {
			return;
		}
		int missed = 1;
		do {
			deliverAll();
			missed = this.wanted.addAndGet(-missed);
		}
		while (missed != 0);
	}

	private void deliverAll() {
		Subscriber<? super ExecutionResult> taker = this.subscriber;
		while (taker != null && !this.cancelled) {
			SharedResult next;
			synchronized (this.waiting) {
				next = (this.requested > 0) ? this.waiting.peekFirst() : null;
				if (next == null && !this.waiting.isEmpty()) {
					return;
				}
			}
			if (next == null) {
				finish(taker);
				return;
			}
			if (!isPaid() || !this.receiver.reserve(next.size()) || !take(next)) {
				return;
			}
			this.paid = false;
			this.lastTaken = System.nanoTime();
			taker.onNext(next);
			this.hub.taken(this);
		}
	}

	/** Takes the points of the next event. Without enough, delivers it later. */
	private boolean isPaid() {
		if (!this.paid) {
			long wait = this.receiver.pay();
			this.paid = wait == 0;
			if (!this.paid && !this.paused) {
				this.paused = true;
				CompletableFuture.delayedExecutor(wait, TimeUnit.MILLISECONDS, EventHub.WORKERS).execute(this::resume);
			}
		}
		return this.paid;
	}

	private void resume() {
		this.lastTaken = System.nanoTime();
		this.paused = false;
		deliver();
	}

	/** Removes the next event, unless all were dropped meanwhile. */
	private boolean take(SharedResult next) {
		synchronized (this.waiting) {
			if (this.waiting.peekFirst() != next) {
				return false;
			}
			this.waiting.removeFirst();
			this.requested--;
		}
		next.release();
		return true;
	}

	private void finish(Subscriber<? super ExecutionResult> taker) {
		Consumer<Subscriber<? super ExecutionResult>> signal = this.end;
		if (signal != null && this.receiver.reserve(0)) {
			this.cancelled = true;
			clear();
			signal.accept(taker);
			leave();
		}
	}

}
