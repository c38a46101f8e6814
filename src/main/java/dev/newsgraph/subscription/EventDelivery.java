package dev.newsgraph.subscription;

import java.util.ArrayDeque;
import java.util.List;
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

	private final ArrayDeque<ExecutionResult> waiting = new ArrayDeque<>();

	private final AtomicInteger wanted = new AtomicInteger();

	private @Nullable ResultMapper mapper;

	private volatile @Nullable Subscriber<? super ExecutionResult> subscriber;

	private long requested;

	private volatile boolean cancelled;

	private volatile @Nullable Consumer<Subscriber<? super ExecutionResult>> end;

	private volatile long lastTaken = System.nanoTime();

	/**
	 * Creates a delivery, which begins when it is subscribed to.
	 * @param results the responses of graphql-java for the rows that the field sends
	 * @param content what was subscribed to
	 * @param start the position at which it begins
	 */
	EventDelivery(SubscribedField field, Publisher<ExecutionResult> results, Object content, Object start,
			EventReceiver receiver, EventHub hub) {
		this.field = field;
		this.results = results;
		this.content = content;
		this.start = start;
		this.receiver = receiver;
		this.hub = hub;
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

	boolean isCancelled() {
		return this.cancelled;
	}

	/** Returns the {@link System#nanoTime()} at which the client took its last event. */
	long lastTaken() {
		return this.lastTaken;
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
		synchronized (this.waiting) {
			this.waiting.clear();
		}
		this.hub.leave(this);
	}

	/** Adds events. */
	void offer(List<? extends ExecutionResult> events) {
		synchronized (this.waiting) {
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
		synchronized (this.waiting) {
			this.waiting.clear();
		}
		fail(error);
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
			ExecutionResult next;
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
			if (!this.receiver.reserve()) {
				return;
			}
			synchronized (this.waiting) {
				this.waiting.pollFirst();
				this.requested--;
			}
			this.lastTaken = System.nanoTime();
			taker.onNext(next);
			this.hub.taken(this);
		}
	}

	private void finish(Subscriber<? super ExecutionResult> taker) {
		Consumer<Subscriber<? super ExecutionResult>> signal = this.end;
		if (signal != null) {
			this.cancelled = true;
			signal.accept(taker);
			this.hub.leave(this);
		}
	}

}
