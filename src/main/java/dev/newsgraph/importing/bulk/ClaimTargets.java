package dev.newsgraph.importing.bulk;

import java.util.BitSet;

/** The nodes on which claims are, and which claims give the related articles. */
final class ClaimTargets {

	private final int[] nodes;

	private final BitSet related;

	/**
	 * Creates an instance.
	 * @param claims the number of claims
	 */
	ClaimTargets(int claims) {
		this.nodes = new int[claims];
		this.related = new BitSet(claims);
	}

	/** Sets the node of a claim. To be called by one thread. */
	void set(int claim, long node) {
		this.nodes[claim] = (int) node;
	}

	/** Returns the id of the node on which a claim is. */
	long get(int claim) {
		return this.nodes[claim];
	}

	/** Notes that the related articles of an article are those of this claim. */
	synchronized void setRelated(int claim) {
		this.related.set(claim);
	}

	/** Returns whether the related articles are those of this claim. */
	boolean isRelated(int claim) {
		return this.related.get(claim);
	}

}
