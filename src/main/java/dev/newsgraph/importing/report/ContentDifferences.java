package dev.newsgraph.importing.report;

import java.util.ArrayList;
import java.util.List;

/**
 * The result of a comparison of the graph with its folders: all differences are counted,
 * and the first ones are kept.
 */
public final class ContentDifferences {

	private final int limit;

	private final List<ContentDifference> first = new ArrayList<>();

	private long total;

	private long nodes;

	private long relationships;

	private boolean stable = true;

	/**
	 * Creates an empty result.
	 * @param limit how many differences are kept
	 */
	public ContentDifferences(int limit) {
		this.limit = limit;
	}

	/** Adds a difference. */
	public void add(ContentDifference difference) {
		this.total++;
		if (this.first.size() < this.limit) {
			this.first.add(difference);
		}
	}

	/** Counts a node of the graph that was compared. */
	public void compared(long relationshipsOfNode) {
		this.nodes++;
		this.relationships += relationshipsOfNode;
	}

	/** Notes that an import has written to the graph during the comparison. */
	public void unstable() {
		this.stable = false;
	}

	/** Returns whether no import has written to the graph during the comparison. */
	public boolean isStable() {
		return this.stable;
	}

	/** Returns the number of all differences. */
	public long total() {
		return this.total;
	}

	/** Returns the first differences. */
	public List<ContentDifference> first() {
		return List.copyOf(this.first);
	}

	/** Returns how many nodes of the graph were compared. */
	public long nodes() {
		return this.nodes;
	}

	/** Returns how many relationships of the graph were compared. */
	public long relationships() {
		return this.relationships;
	}

}
