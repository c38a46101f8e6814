package dev.newsgraph.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dev.newsgraph.importing.report.Difference;
import dev.newsgraph.importing.report.Difference.Change;
import dev.newsgraph.importing.report.Difference.Kind;

/**
 * What a command prints of the differences that a dry run found: how many there are in
 * total and of each kind, and the first {@value #MAX_LISTED}. All of them are in the
 * {@code differences.jsonl} of the run, so they are not kept in memory. A gateway returns
 * only the differences that it keeps, so the counts of each kind can be incomplete.
 */
final class DryRunSummary {

	/** How many differences are listed one by one. */
	static final int MAX_LISTED = 100;

	private final Map<Kind, Map<Change, Long>> counts = new EnumMap<>(Kind.class);

	private final List<Difference> first = new ArrayList<>();

	private long counted;

	private long total;

	/** Adds a difference. */
	void add(Difference difference) {
		this.counted++;
		this.counts.computeIfAbsent(difference.kind(), (kind) -> new EnumMap<>(Change.class))
			.merge(difference.change(), 1L, Long::sum);
		if (this.first.size() < MAX_LISTED) {
			this.first.add(difference);
		}
	}

	/** Sets how many differences the dry run found, if not all of them are added. */
	void total(long total) {
		this.total = total;
	}

	/** Returns how many differences the dry run found. */
	long size() {
		return Math.max(this.total, this.counted);
	}

	/** Returns how many differences {@link #count} includes. */
	long counted() {
		return this.counted;
	}

	/** Returns the first differences. */
	List<Difference> first() {
		return List.copyOf(this.first);
	}

	/** Returns how many of the added differences are of a kind. */
	long count(Kind kind, Change change) {
		return this.counts.getOrDefault(kind, Map.of()).getOrDefault(change, 0L);
	}

}
