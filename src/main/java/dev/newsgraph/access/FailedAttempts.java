package dev.newsgraph.access;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;

/**
 * Counts the tokens that were not valid, for each address and minute. Only the newest
 * addresses are kept.
 */
final class FailedAttempts {

	/** The time after which an address begins again. */
	static final Duration WINDOW = Duration.ofMinutes(1);

	private static final int MAX_ADDRESSES = 10_000;

	private final int limit;

	private final Cache<String, AtomicInteger> counts;

	/**
	 * Creates counters.
	 * @param limit the tokens of an address in a minute that are not too many
	 */
	FailedAttempts(int limit, Ticker ticker) {
		this.limit = limit;
		this.counts = Caffeine.newBuilder()
			.executor(Runnable::run)
			.ticker(ticker)
			.maximumSize(MAX_ADDRESSES)
			.expireAfterWrite(WINDOW)
			.build();
	}

	/** Returns whether an address has had too many failures. */
	boolean isExceeded(String address) {
		AtomicInteger count = this.counts.getIfPresent(address);
		return count != null && count.get() >= this.limit;
	}

	/**
	 * Counts a failure.
	 * @return the exception for the client
	 */
	RefusedTokenException add(String address) {
		// A client that sends them without end must not overflow the number.
		int failures = this.counts.get(address, (unused) -> new AtomicInteger())
			.updateAndGet((count) -> Math.min(count + 1, this.limit + 1));
		return (failures > this.limit) ? RefusedTokenException.tooMany(this.limit) : RefusedTokenException.invalid();
	}

	/** Returns the number of addresses that are kept. */
	long addresses() {
		this.counts.cleanUp();
		return this.counts.estimatedSize();
	}

}
