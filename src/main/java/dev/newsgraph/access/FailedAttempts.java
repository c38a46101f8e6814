package dev.newsgraph.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;

/**
 * Counts the tokens that were not valid, for each address and minute. The IPv6 addresses
 * of a network of 64 bits count as one, because a single client can have all of them.
 * Only the newest addresses are kept.
 */
final class FailedAttempts {

	/** The time after which an address begins again. */
	static final Duration WINDOW = Duration.ofMinutes(1);

	/** Only these texts are parsed, because other texts would be looked up as names. */
	private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

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

	/**
	 * Counts a failure.
	 * @return the exception for the client
	 */
	RefusedTokenException add(String address) {
		// A client that sends them without end must not overflow the number.
		int failures = this.counts.get(network(address), (unused) -> new AtomicInteger())
			.updateAndGet((count) -> Math.min(count + 1, this.limit + 1));
		return (failures > this.limit) ? RefusedTokenException.tooMany(this.limit) : RefusedTokenException.invalid();
	}

	/** Returns the address, or the network of an IPv6 address. */
	private static String network(String address) {
		if (!IPV6.matcher(address).matches()) {
			return address;
		}
		try {
			byte[] bytes = InetAddress.getByName(address).getAddress();
			return (bytes.length == 16) ? HexFormat.of().formatHex(bytes, 0, 8) : address;
		}
		catch (UnknownHostException ex) {
			return address;
		}
	}

	/** Returns the number of addresses that are kept. */
	long addresses() {
		this.counts.cleanUp();
		return this.counts.estimatedSize();
	}

}
