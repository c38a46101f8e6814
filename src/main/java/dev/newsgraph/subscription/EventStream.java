package dev.newsgraph.subscription;

import java.util.Map;
import java.util.concurrent.Executor;

import graphql.ExecutionResult;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

import org.springframework.graphql.execution.SubscriptionPublisherException;

import dev.newsgraph.access.Spending;
import dev.newsgraph.access.VerifiedCaller;

/** The response to a client that receives events as server-sent events. */
final class EventStream implements Connections.Connection, EventReceiver {

	/** Name of the request attribute that holds the connection. */
	static final String ATTRIBUTE = EventStream.class.getName();

	private static final Executor WRITERS = (work) -> Thread.ofVirtual().name("event-stream").start(work);

	private final String caller;

	private final long since = System.nanoTime();

	private final boolean safe;

	private final @Nullable VerifiedCaller verified;

	private final @Nullable Spending spending;

	private final EventCost events;

	private @Nullable EventDelivery delivery;

	private @Nullable StreamFailure failure;

	private volatile boolean gone;

	/**
	 * Creates a connection.
	 * @param safe whether the operation was sent by a safe method such as {@code GET}
	 * @param verified who receives the events, or {@code null} if it is not known
	 * @param spending what the request takes of the budget of the client, or {@code null}
	 */
	EventStream(String caller, boolean safe, @Nullable VerifiedCaller verified, @Nullable Spending spending) {
		this.spending = spending;
		this.events = new EventCost(spending);
		this.caller = caller;
		this.safe = safe;
		this.verified = verified;
	}

	boolean isSafe() {
		return this.safe;
	}

	@Override
	public long opened() {
		return this.since;
	}

	@Override
	public String name() {
		return this.caller;
	}

	@Override
	public String account() {
		return (this.spending != null) ? this.spending.account() : this.caller;
	}

	@Override
	public void onPlan(long cost) {
		this.events.plan(cost);
		if (this.spending != null) {
			this.spending.take(cost);
		}
	}

	@Override
	public long pay() {
		return this.events.take();
	}

	@Override
	public @Nullable Map<String, Object> cost() {
		return (this.spending != null) ? this.spending.report() : null;
	}

	@Override
	public long since() {
		return this.since;
	}

	@Override
	public boolean isGone() {
		return this.gone;
	}

	/** Notes that the response has ended, or that the client has gone away. */
	void setGone() {
		EventDelivery current;
		synchronized (this) {
			this.gone = true;
			current = this.delivery;
		}
		if (current != null) {
			current.cancel();
		}
	}

	/** Sets what is delivered. If the connection was closed before, it ends at once. */
	void deliver(EventDelivery events) {
		StreamFailure before;
		synchronized (this) {
			this.delivery = events;
			before = this.failure;
		}
		if (before != null) {
			events.failNow(before.error());
		}
		else if (this.gone) {
			events.cancel();
		}
	}

	/**
	 * Returns the events, one at a time on a thread of their own, because each is written
	 * before the next is wanted. A failure is the last event.
	 */
	Publisher<ExecutionResult> events(Publisher<ExecutionResult> results) {
		return Flux.from(results)
			.publishOn(Schedulers.fromExecutor(WRITERS), 1)
			.onErrorResume(SubscriptionPublisherException.class,
					(failure) -> Flux.just(ExecutionResult.newExecutionResult().errors(failure.getErrors()).build()));
	}

	@Override
	public boolean reserve(int bytes) {
		return true;
	}

	@Override
	public void closeSlow() {
		end(new StreamFailure(StreamFailure.SLOW_CONSUMER,
				"The client took its events too slowly; newsgraph.subscriptions.slow-timeout says how long it may take."
						+ " Subscribe again with the cursor of the last change as `since`."));
	}

	@Override
	public boolean isAllowed() {
		return this.verified == null || this.verified.isValid();
	}

	@Override
	public void refuse() {
		end(new StreamFailure("UNAUTHENTICATED", "The credentials of this subscription are no longer valid."));
	}

	@Override
	public void close(String reason) {
		end(new StreamFailure(StreamFailure.SUBSCRIPTION_ENDED, reason));
	}

	private void end(StreamFailure reason) {
		EventDelivery current;
		synchronized (this) {
			this.failure = (this.failure != null) ? this.failure : reason;
			current = this.delivery;
		}
		if (current != null) {
			current.failNow(reason.error());
		}
	}

}
