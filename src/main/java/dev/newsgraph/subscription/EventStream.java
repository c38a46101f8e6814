package dev.newsgraph.subscription;

import java.util.concurrent.Executor;

import graphql.ExecutionResult;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

import org.springframework.graphql.execution.SubscriptionPublisherException;

import dev.newsgraph.database.Caller;

/** The response to a client that receives events as server-sent events. */
final class EventStream implements Connections.Connection, EventReceiver, Caller {

	/** Name of the request attribute that holds the connection. */
	static final String ATTRIBUTE = EventStream.class.getName();

	private static final Executor WRITERS = (work) -> Thread.ofVirtual().name("event-stream").start(work);

	private final String caller;

	private final long since = System.nanoTime();

	private volatile @Nullable EventDelivery delivery;

	private final boolean safe;

	/**
	 * Creates a connection.
	 * @param safe whether the operation was sent by a safe method such as {@code GET}
	 */
	EventStream(String caller, boolean safe) {
		this.caller = caller;
		this.safe = safe;
	}

	boolean isSafe() {
		return this.safe;
	}

	@Override
	public String caller() {
		return this.caller;
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
	public long since() {
		return this.since;
	}

	@Override
	public boolean isGone() {
		return false;
	}

	/** Sets what is delivered. */
	void deliver(EventDelivery events) {
		this.delivery = events;
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
	public boolean reserve() {
		return true;
	}

	@Override
	public void closeSlow() {
		end(new StreamFailure(StreamFailure.SLOW_CONSUMER,
				"The client took its events too slowly; newsgraph.subscriptions.slow-timeout says how long it may take."
						+ " Subscribe again with the cursor of the last change as `since`."));
	}

	@Override
	public void close(String reason) {
		end(new StreamFailure(StreamFailure.SUBSCRIPTION_ENDED, reason));
	}

	private void end(StreamFailure failure) {
		EventDelivery current = this.delivery;
		if (current != null) {
			current.failNow(failure.error());
		}
	}

}
