package dev.newsgraph.query.compiled;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The requests for one query that were prepared last, by the values of the variables as
 * clients sent them. Their memory is bounded. The bound rises if many requests with other
 * values follow.
 */
final class PreparedRequests {

	private static final int MIN_WEIGHT = 16_000;

	private static final int MAX_WEIGHT = 8 * MIN_WEIGHT;

	/** A request that takes more is prepared each time. */
	private static final int MAX_ENTRY = MIN_WEIGHT / 4;

	/** The number of requests with other values after which the bound rises. */
	private static final int MANY = 300;

	private final Map<Map<String, @Nullable Object>, Entry> requests = new LinkedHashMap<>(8, 0.75F, true);

	private long weight;

	private volatile int maxWeight = MIN_WEIGHT;

	private int added;

	private boolean grown;

	synchronized @Nullable PreparedRequest get(Map<String, @Nullable Object> variables) {
		Entry entry = this.requests.get(variables);
		return (entry != null) ? entry.request() : null;
	}

	/** Keeps a request, and removes those that were not used for the longest time. */
	void put(Map<String, @Nullable Object> variables, PreparedRequest request) {
		long own = request.weight() + PreparedRequest.weight(variables);
		if (own > MAX_ENTRY) {
			return;
		}
		synchronized (this) {
			this.added++;
			if (this.added >= MANY && this.maxWeight < MAX_WEIGHT) {
				this.maxWeight *= 2;
				this.added = 0;
				this.grown = true;
			}
			Entry replaced = this.requests.put(variables, new Entry(request, own));
			this.weight += own - ((replaced != null) ? replaced.weight() : 0);
			Iterator<Entry> oldest = this.requests.values().iterator();
			while (this.weight > this.maxWeight) {
				this.weight -= oldest.next().weight();
				oldest.remove();
			}
		}
	}

	synchronized void clear() {
		this.requests.clear();
		this.weight = 0;
	}

	/** Returns the memory that the requests take at most, as estimated. */
	int maxWeight() {
		return this.maxWeight;
	}

	/** Returns whether the bound has risen since the last call. */
	synchronized boolean hasGrown() {
		boolean risen = this.grown;
		this.grown = false;
		return risen;
	}

	/** Returns the memory that the requests take, as estimated. */
	synchronized long weight() {
		return this.weight;
	}

	/** Returns the number of requests. */
	synchronized int size() {
		return this.requests.size();
	}

	/**
	 * A request that was prepared.
	 *
	 * @param weight the memory that it takes with its variables, as estimated
	 */
	private record Entry(PreparedRequest request, long weight) {
	}

}
