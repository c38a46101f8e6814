package dev.newsgraph.importing.resolution;

import java.math.BigInteger;

/**
 * A digest of a set of documents that does not depend on their order: the sum of the
 * SHA-256 digests of all documents, modulo 2<sup>256</sup>. The graph is a function of
 * its documents, so two graphs with equal revisions hold the same articles. Use it to
 * compare two states of a graph, or two graphs.
 */
public final class GraphRevision {

	private static final int DIGITS = 64;

	private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(4 * DIGITS);

	/** The revision of a graph without documents. */
	public static final GraphRevision EMPTY = new GraphRevision(BigInteger.ZERO);

	private final BigInteger sum;

	private GraphRevision(BigInteger sum) {
		this.sum = sum.mod(MODULUS);
	}

	/**
	 * Returns the revision with this text.
	 * @param text 64 hexadecimal digits, see {@link #toString()}
	 * @throws NumberFormatException if the text is not hexadecimal
	 */
	public static GraphRevision of(String text) {
		return new GraphRevision(new BigInteger(text, 16));
	}

	/** Returns the revision of a graph that additionally has this document. */
	public GraphRevision plus(DocumentVersion document) {
		return new GraphRevision(this.sum.add(document.digest()));
	}

	/** Returns the revision of a graph that has the documents of both. */
	public GraphRevision plus(GraphRevision other) {
		return new GraphRevision(this.sum.add(other.sum));
	}

	/** Returns the revision of a graph that no longer has this document. */
	public GraphRevision minus(DocumentVersion document) {
		return new GraphRevision(this.sum.subtract(document.digest()));
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof GraphRevision revision && this.sum.equals(revision.sum);
	}

	@Override
	public int hashCode() {
		return this.sum.hashCode();
	}

	/** Returns 64 lower-case hexadecimal digits. */
	@Override
	public String toString() {
		String digits = this.sum.toString(16);
		return "0".repeat(DIGITS - digits.length()) + digits;
	}

}
