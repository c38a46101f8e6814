package dev.newsgraph.documents;

/**
 * How much a document may hold; what is over a limit is a {@link Problem}.
 *
 * @param fileBytes the whole file, in bytes
 * @param frontMatterBytes the front matter without its fences, in bytes of UTF-8
 * @param nesting how deep lists and mappings may stand in each other, at most 100; the
 * front matter itself is the first level
 * @param indexedBytes an address, a name or another value that the graph indexes, in
 * bytes of UTF-8; at most 8,000, as Neo4j refuses the whole transaction above its index
 * page
 */
public record DocumentLimits(int fileBytes, int frontMatterBytes, int nesting, int indexedBytes) {

	/** 1 MiB, 64 KiB, 10 levels, 4 KiB. */
	public static final DocumentLimits DEFAULTS = new DocumentLimits(1024 * 1024, 64 * 1024, 10, 4 * 1024);

	private static final int MAX_NESTING = 100;

	private static final int MAX_INDEXED = 8000;

	public DocumentLimits {
		requireRange("fileBytes", fileBytes, Integer.MAX_VALUE);
		requireRange("frontMatterBytes", frontMatterBytes, Integer.MAX_VALUE);
		requireRange("nesting", nesting, MAX_NESTING);
		requireRange("indexedBytes", indexedBytes, MAX_INDEXED);
	}

	private static void requireRange(String name, int value, int max) {
		if (value < 1 || value > max) {
			throw new IllegalArgumentException("%s must be from 1 to %d, not %d".formatted(name, max, value));
		}
	}

}
