package dev.newsgraph.query.execution;

import com.github.benmanes.caffeine.cache.Cache;

/** Reads the weight of a cache that is bounded by weight. */
final class CacheWeight {

	private CacheWeight() {
	}

	static long of(Cache<?, ?> cache) {
		cache.cleanUp();
		return cache.policy().eviction().orElseThrow().weightedSize().orElseThrow();
	}

}
