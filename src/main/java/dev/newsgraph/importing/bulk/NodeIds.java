package dev.newsgraph.importing.bulk;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The ids of the nodes. They start at 0 and have no gaps. */
final class NodeIds {

	private final Map<String, Long> providers = new ConcurrentHashMap<>();

	private final Map<String, Long> topics = new ConcurrentHashMap<>();

	private long next;

	/** Reserves ids and returns the first of them. */
	synchronized long next(int count) {
		long first = this.next;
		this.next += count;
		if (this.next > Integer.MAX_VALUE) {
			throw new IllegalStateException("A load in bulk writes at most %,d nodes".formatted(Integer.MAX_VALUE));
		}
		return first;
	}

	/** Returns the id of the provider with a domain. */
	long provider(String domain) {
		return this.providers.computeIfAbsent(domain, (added) -> next(1));
	}

	/** Returns the id of the topic with a slug. */
	long topic(String slug) {
		return this.topics.computeIfAbsent(slug, (added) -> next(1));
	}

}
