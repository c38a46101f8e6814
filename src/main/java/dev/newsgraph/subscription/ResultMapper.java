package dev.newsgraph.subscription;

import graphql.ExecutionResult;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

import dev.newsgraph.query.execution.SubscribedField;

/**
 * Makes responses of events by the operation of one client, for all clients that
 * subscribed to the same.
 */
final class ResultMapper implements Subscriber<ExecutionResult> {

	private final SubscribedField field;

	private @Nullable ExecutionResult result;

	private @Nullable Throwable failure;

	/**
	 * Creates a mapper.
	 * @param field the field of the operation
	 * @param results the responses that graphql-java publishes for the rows that the
	 * field sends
	 */
	ResultMapper(SubscribedField field, Publisher<ExecutionResult> results) {
		this.field = field;
		results.subscribe(this);
	}

	/** Returns the response for an event. */
	synchronized ExecutionResult map(Object row) {
		this.result = null;
		this.field.send(row);
		ExecutionResult mapped = this.result;
		if (mapped == null) {
			throw new IllegalStateException("The event has no response", this.failure);
		}
		return mapped;
	}

	@Override
	public void onSubscribe(Subscription subscription) {
		subscription.request(Long.MAX_VALUE);
	}

	@Override
	public void onNext(ExecutionResult mapped) {
		this.result = mapped;
	}

	@Override
	public void onError(Throwable thrown) {
		this.failure = thrown;
	}

	@Override
	public void onComplete() {
		// The field sends events as long as there are clients.
	}

}
