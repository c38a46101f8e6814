package dev.newsgraph.access;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Keys that are found by their secrets. The time of a search tells nothing about a
 * secret: digests are compared, and the digests with equal first bytes as a whole.
 */
final class KeySet {

	static final KeySet EMPTY = new KeySet(List.of());

	private final Map<Integer, List<Entry>> entries = new HashMap<>();

	private final Set<ApiKey> keys;

	KeySet(List<ApiKey> keys) {
		this.keys = Set.copyOf(keys);
		for (ApiKey key : keys) {
			byte[] digest = HexFormat.of().parseHex(key.digest());
			this.entries.computeIfAbsent(start(digest), (start) -> new ArrayList<>()).add(new Entry(digest, key));
		}
	}

	/**
	 * Returns the key with this secret if it is valid at an instant.
	 */
	@Nullable ApiKey find(String token, Instant now) {
		if (!KeyToken.isWellFormed(token)) {
			return null;
		}
		byte[] digest = KeyToken.digest(token);
		ApiKey found = null;
		for (Entry entry : this.entries.getOrDefault(start(digest), List.of())) {
			if (MessageDigest.isEqual(entry.digest(), digest) && entry.key().isValidAt(now)) {
				found = entry.key();
			}
		}
		return found;
	}

	/** Returns whether the set has an equal key that is valid at an instant. */
	boolean holds(ApiKey key, Instant now) {
		return key.isValidAt(now) && this.keys.contains(key);
	}

	/** Returns all keys, also those that have expired. */
	Set<ApiKey> keys() {
		return this.keys;
	}

	private static int start(byte[] digest) {
		return (digest[0] & 0xff) << 8 | (digest[1] & 0xff);
	}

	private record Entry(byte[] digest, ApiKey key) {
	}

}
