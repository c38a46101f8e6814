package dev.newsgraph.documents;

import org.jspecify.annotations.Nullable;

/**
 * What a document says of an image.
 *
 * @param url the address as written, the image's key
 * @param width in pixels
 * @param height in pixels
 * @param isCached whether the feed holds a copy
 * @param title the caption
 */
public record ImageValues(String url, @Nullable Long width, @Nullable Long height, @Nullable Boolean isCached,
		@Nullable String title) {
}
