package dev.newsgraph.subscription;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import org.springframework.graphql.GraphQlRequest;

/**
 * Bounds the size of the documents and variables of all subscriptions, which are kept as
 * long as these last.
 */
final class KeptDocuments {

	private final long limit;

	private final AtomicLong used = new AtomicLong();

	/**
	 * Creates a bound.
	 * @param limit the maximum size of all texts in characters
	 */
	KeptDocuments(long limit) {
		this.limit = limit;
	}

	/**
	 * Adds the texts of a subscription.
	 * @return what removes them, when it is run for the first time
	 * @throws StreamFailure if there is no room for them
	 */
	Runnable add(GraphQlRequest request) {
		long size = request.getDocument().length() + String.valueOf(request.getVariables()).length()
				+ String.valueOf(request.getExtensions()).length();
		if (this.used.addAndGet(size) > this.limit) {
			this.used.addAndGet(-size);
			throw new StreamFailure(StreamFailure.TOO_MANY_SUBSCRIPTIONS, String.format(Locale.ROOT,
					"The documents and variables of all subscriptions have %,d characters at most, the limit in"
							+ " newsgraph.subscriptions.max-document-size, and there is no room for the %,d of this"
							+ " one; subscribe again later, or to fewer fields.",
					this.limit, size));
		}
		AtomicBoolean removed = new AtomicBoolean();
		return () -> {
			if (removed.compareAndSet(false, true)) {
				this.used.addAndGet(-size);
			}
		};
	}

	/** Returns the size of all texts. */
	long used() {
		return this.used.get();
	}

}
