package dev.newsgraph.insight.stories;

import java.util.BitSet;

/** The numbers of the articles that have changed since the last run, by what changed. */
final class IndexChange {

	/** Articles that were removed. */
	final BitSet removed = new BitSet();

	/** Articles that are new or have other words. */
	final BitSet reworded = new BitSet();

	/** Articles whose nearness to any other one can be different. */
	final BitSet changed = new BitSet();

	/** Articles whose candidates can be different. */
	final BitSet unlisted = new BitSet();

	/** Articles whose neighbours can be different. */
	final BitSet unlinked = new BitSet();

	/** Articles whose component can be different. */
	final BitSet touched = new BitSet();

}
