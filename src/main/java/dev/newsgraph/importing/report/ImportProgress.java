package dev.newsgraph.importing.report;

/**
 * How far an import is.
 *
 * @param total how many documents there are; -1 until they were counted
 * @param read files that were looked at
 * @param loaded documents that were written
 * @param unchanged documents that the graph held to the byte
 * @param rejected files that gave no document
 * @param removed documents that were taken back
 * @param problems problems of any kind
 */
public record ImportProgress(long total, long read, long loaded, long unchanged, long rejected, long removed,
		long problems) {

	/** Nothing was done yet. */
	public static final ImportProgress START = new ImportProgress(-1, 0, 0, 0, 0, 0, 0);

	/** Files of which nothing more is to be done. */
	public long done() {
		return this.loaded + this.unchanged + this.rejected;
	}

}
