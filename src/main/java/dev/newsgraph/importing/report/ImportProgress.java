package dev.newsgraph.importing.report;

/**
 * The progress of an import.
 *
 * @param total the number of documents; -1 until they are counted
 * @param read the number of files that were read
 * @param loaded the number of documents that were written
 * @param unchanged the number of documents that are identical to those in the graph
 * @param rejected the number of files without a valid document
 * @param removed the number of documents that were removed from the graph
 * @param problems the number of problems of any kind
 */
public record ImportProgress(long total, long read, long loaded, long unchanged, long rejected, long removed,
		long problems) {

	/** The progress at the start of an import. */
	public static final ImportProgress START = new ImportProgress(-1, 0, 0, 0, 0, 0, 0);

	/** Returns the number of files that need no further processing. */
	public long done() {
		return this.loaded + this.unchanged + this.rejected;
	}

}
