package dev.newsgraph.importing.resolution;

/**
 * How much is kept of what imports change in articles.
 *
 * @param maxKept the number of changes that the graph keeps at most; with 0, none is
 * recorded
 * @param valueLength the number of characters of a value that are kept at most
 */
public record ArticleLogLimits(long maxKept, int valueLength) {

	/** Returns whether changes are recorded. */
	public boolean isEnabled() {
		return this.maxKept > 0;
	}

}
