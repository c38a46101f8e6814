package dev.newsgraph.replica;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The answers of other gateways, compared with the state of this one.
 *
 * @param hasReady whether a gateway has caught up that reads documents by the same
 * version of the rules
 * @param newest the one of these whose documents have changed last, or {@code null} if
 * imports are changing all of them
 * @param address the address of the newest one
 * @param silent the number of addresses without an answer
 */
record Comparison(boolean hasReady, @Nullable ReplicaView newest, String address, long silent) {

	static Comparison of(String mapping, Map<String, PeerAnswer> answers) {
		List<Map.Entry<String, ReplicaView>> ready = answers.entrySet()
			.stream()
			.filter((entry) -> entry.getValue() instanceof PeerAnswer.State state && state.view().ready()
					&& state.view().mapping().equals(mapping))
			.map((entry) -> Map.entry(entry.getKey(), ((PeerAnswer.State) entry.getValue()).view()))
			.toList();
		Map.Entry<String, ReplicaView> newest = ready.stream()
			.filter((entry) -> entry.getValue().settled())
			.min(Comparator.comparingLong((entry) -> entry.getValue().unchangedMillis()))
			.orElse(null);
		return new Comparison(!ready.isEmpty(), (newest != null) ? newest.getValue() : null,
				(newest != null) ? newest.getKey() : "",
				answers.values().stream().filter(PeerAnswer.None.class::isInstance).count());
	}

	/** Returns whether the newest documents are also those of this gateway. */
	boolean isEqual(ReplicaView own) {
		return this.newest != null && this.newest.documents().equals(own.documents());
	}

	/** Returns whether another gateway has documents that have changed later. */
	boolean isBehind(ReplicaView own) {
		return this.newest != null && !isEqual(own) && this.newest.unchangedMillis() < own.unchangedMillis();
	}

}
