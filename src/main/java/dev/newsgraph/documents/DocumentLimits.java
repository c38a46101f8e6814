package dev.newsgraph.documents;

import dev.newsgraph.identity.TrackingParameters;

import org.jspecify.annotations.Nullable;

/**
 * The limits on the size of a document, and how addresses are read. A document that
 * exceeds a limit has a {@link Problem}.
 *
 * @param fileBytes the maximum size of the file, in bytes
 * @param frontMatterBytes the maximum size of the front matter without its fences, in
 * bytes of UTF-8
 * @param nesting the maximum depth of nested lists and mappings, at most 100; the front
 * matter itself is level 1
 * @param indexedBytes the maximum size of a value that the graph indexes, such as an
 * address or a name, in bytes of UTF-8; at most 8,000, because Neo4j rejects the whole
 * transaction for a value that is larger than an index page
 * @param trackingParameters the query parameters that are removed from the address of an
 * article
 * @param baseUrl the address of the site, from which relative addresses start; without
 * query and fragment. If it is {@code null}, relative addresses are not resolved
 */
public record DocumentLimits(int fileBytes, int frontMatterBytes, int nesting, int indexedBytes,
		TrackingParameters trackingParameters, @Nullable String baseUrl) {

	/** The defaults: 1 MiB, 64 KiB, 10 levels and 4 KiB. */
	public static final DocumentLimits DEFAULTS = new DocumentLimits(1024 * 1024, 64 * 1024, 10, 4 * 1024);

	private static final int MAX_NESTING = 100;

	private static final int MAX_INDEXED = 8000;

	public DocumentLimits {
		requireRange("fileBytes", fileBytes, Integer.MAX_VALUE);
		requireRange("frontMatterBytes", frontMatterBytes, Integer.MAX_VALUE);
		requireRange("nesting", nesting, MAX_NESTING);
		requireRange("indexedBytes", indexedBytes, MAX_INDEXED);
	}

	/** Creates limits with the default tracking parameters and without a base address. */
	public DocumentLimits(int fileBytes, int frontMatterBytes, int nesting, int indexedBytes) {
		this(fileBytes, frontMatterBytes, nesting, indexedBytes, TrackingParameters.DEFAULTS, null);
	}

	private static void requireRange(String name, int value, int max) {
		if (value < 1 || value > max) {
			throw new IllegalArgumentException("%s must be from 1 to %d, not %d".formatted(name, max, value));
		}
	}

}
