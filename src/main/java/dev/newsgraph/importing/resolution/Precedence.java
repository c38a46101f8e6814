package dev.newsgraph.importing.resolution;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Who stands for one property of one kind of shared node, when a batch adds and takes
 * back what articles say. It looks at what the batch touches alone: only when the one
 * that stands is taken back, the others have to be asked.
 *
 * @param <T> the type of the value
 */
final class Precedence<T> {

	private final Map<String, Set<String>> takenBack = new HashMap<>();

	private final Map<String, Candidate<T>> best = new HashMap<>();

	/** One speaker says something else of the node, or nothing, than before. */
	void change(String node, @Nullable Candidate<T> before, @Nullable Candidate<T> after) {
		if (Objects.equals(before, after)) {
			return;
		}
		if (before != null) {
			takeBack(node, before.rank());
		}
		if (after != null) {
			offer(node, after);
		}
	}

	/** One speaker says no more what it said of the node. */
	void takeBack(String node, String rank) {
		this.takenBack.computeIfAbsent(node, (key) -> new HashSet<>()).add(rank);
	}

	/** One more speaker, or one that was there before. */
	void offer(String node, Candidate<T> candidate) {
		this.best.merge(node, candidate, (one, other) -> (one.rank().compareTo(other.rank()) >= 0) ? one : other);
	}

	/** Every value that leads among those of the batch. */
	Stream<T> offers() {
		return this.best.values().stream().map(Candidate::value);
	}

	/**
	 * Whether the one that stands in the graph was taken back, and nobody in the batch is
	 * as great.
	 */
	boolean isOpen(String node, @Nullable String standing) {
		return standing != null && this.takenBack.getOrDefault(node, Set.of()).contains(standing)
				&& winner(node, standing) == null;
	}

	/**
	 * The one in the batch that is to stand; null when none is as great as the one that
	 * stands.
	 */
	@Nullable Candidate<T> winner(String node, @Nullable String standing) {
		Candidate<T> candidate = this.best.get(node);
		return (candidate != null && (standing == null || candidate.rank().compareTo(standing) >= 0)) ? candidate
				: null;
	}

}
