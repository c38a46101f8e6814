package dev.newsgraph.documents;

import org.jspecify.annotations.Nullable;

/**
 * The values that a document gives for an image.
 *
 * @param url the address as written, which is the image's key
 * @param width the width in pixels
 * @param height the height in pixels
 * @param isCached whether the feed holds a copy of the image
 * @param title the caption
 */
public record ImageValues(String url, @Nullable Long width, @Nullable Long height, @Nullable Boolean isCached,
		@Nullable String title) {
}
