package dev.newsgraph.importing.resolution;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Determines which value of one property of shared nodes has precedence, when a batch
 * adds and removes values. Only values of the batch are considered. The values of other
 * articles have to be searched only if the stored value is removed and the batch has no
 * value of the same or a higher rank.
 *
 * @param <T> the type of the value
 */
final class Precedence<T> {

	private final Map<String, Set<String>> removedRanks = new HashMap<>();

	private final Map<String, Candidate<T>> best = new HashMap<>();

	/**
	 * Changes the value that one article gives for a node.
	 * @param node the key of the node
	 * @param before the previous value, {@code null} if there was none
	 * @param after the new value, {@code null} if there is none
	 */
	void change(String node, @Nullable Candidate<T> before, @Nullable Candidate<T> after) {
		if (Objects.equals(before, after)) {
			return;
		}
		if (before != null) {
			remove(node, before.rank());
		}
		if (after != null) {
			add(node, after);
		}
	}

	/** Removes the value with the given rank. */
	void remove(String node, String rank) {
		this.removedRanks.computeIfAbsent(node, (key) -> new HashSet<>()).add(rank);
	}

	/** Adds a value that is new or was found by a search. */
	void add(String node, Candidate<T> candidate) {
		this.best.merge(node, candidate, (one, other) -> (one.rank().compareTo(other.rank()) >= 0) ? one : other);
	}

	/** Returns the value of the batch with the highest rank, or {@code null}. */
	@Nullable Candidate<T> best(String node) {
		return this.best.get(node);
	}

	/**
	 * Returns whether the value to store can be determined without the stored rank: each
	 * removed value has at most the rank of the highest value of the batch. The values of
	 * other articles then have to be searched in no case, see
	 * {@link #isUnresolved(String, String)}.
	 */
	boolean isResolved(String node) {
		Set<String> removed = this.removedRanks.getOrDefault(node, Set.of());
		Candidate<T> candidate = this.best.get(node);
		return removed.isEmpty()
				|| (candidate != null && removed.stream().allMatch((rank) -> candidate.rank().compareTo(rank) >= 0));
	}

	/**
	 * Returns whether the stored value was removed and the batch has no value of the same
	 * or a higher rank. The values of other articles have to be searched then.
	 * @param node the key of the node
	 * @param storedRank the rank of the stored value, {@code null} if there is none
	 */
	boolean isUnresolved(String node, @Nullable String storedRank) {
		return storedRank != null && this.removedRanks.getOrDefault(node, Set.of()).contains(storedRank)
				&& winner(node, storedRank) == null;
	}

	/**
	 * Returns the value of the batch to store, or {@code null} if the stored value has a
	 * higher rank.
	 * @param node the key of the node
	 * @param storedRank the rank of the stored value, {@code null} if there is none
	 */
	@Nullable Candidate<T> winner(String node, @Nullable String storedRank) {
		Candidate<T> candidate = this.best.get(node);
		return (candidate != null && (storedRank == null || candidate.rank().compareTo(storedRank) >= 0)) ? candidate
				: null;
	}

}
