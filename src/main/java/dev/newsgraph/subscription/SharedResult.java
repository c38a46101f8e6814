package dev.newsgraph.subscription;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import org.jspecify.annotations.Nullable;

/**
 * A response for all clients with equal subscriptions. It is written as JSON once, and
 * all of them receive these bytes. As long as it waits for one of them, its size counts.
 */
final class SharedResult implements ExecutionResult {

	private final List<GraphQLError> errors;

	private final boolean dataPresent;

	private final JsonAnswer answer;

	private final WaitingBytes waitingBytes;

	private final AtomicInteger holders = new AtomicInteger();

	/**
	 * Writes a response.
	 * @param limit the maximum size in bytes; a larger response is replaced by an error
	 * @param waitingBytes counts the size while the response waits
	 */
	SharedResult(ExecutionResult result, long limit, WaitingBytes waitingBytes) {
		this.errors = result.getErrors();
		this.dataPresent = result.isDataPresent();
		this.answer = JsonAnswer.shared(result.toSpecification(), limit);
		this.waitingBytes = waitingBytes;
	}

	/** Returns the number of bytes. */
	int size() {
		return this.answer.json().length;
	}

	/**
	 * Notes that the response waits for clients.
	 * @param number the number of calls of {@link #release()} that will follow
	 */
	void hold(int number) {
		if (number > 0) {
			this.holders.set(number);
			this.waitingBytes.add(size());
		}
	}

	/** Notes that the response no longer waits for one of the clients. */
	void release() {
		if (this.holders.decrementAndGet() == 0) {
			this.waitingBytes.remove(size());
		}
	}

	@Override
	public List<GraphQLError> getErrors() {
		return this.errors;
	}

	@Override
	@SuppressWarnings("unchecked")
	public <T> @Nullable T getData() {
		return (T) this.answer.get("data");
	}

	@Override
	public boolean isDataPresent() {
		return this.dataPresent;
	}

	@Override
	@SuppressWarnings("unchecked")
	public @Nullable Map<Object, Object> getExtensions() {
		return (Map<Object, Object>) this.answer.get("extensions");
	}

	@Override
	public Map<String, Object> toSpecification() {
		return this.answer;
	}

}
