package dev.newsgraph.benchmark;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An article of the generated feed.
 *
 * @param title the headline
 * @param address the URL in canonical form, which is also the key in the graph
 * @param video whether it is a video, which has only an {@code originalUrl}
 * @param excerpt a few sentences
 * @param secured random text in Base64
 * @param published the date of publication, or {@code null}
 * @param quality the quality, from 0 to 99
 * @param heat the heat, 0 or more, -1 for "not scored", or {@code null}
 * @param provider the provider
 * @param topics the names of the topics, in order
 * @param images the number of images
 */
record CorpusArticle(String title, String address, boolean video, String excerpt, String secured,
		@Nullable Instant published, int quality, @Nullable Integer heat, CorpusProvider provider, List<String> topics,
		int images) {

	/** A provider of articles. */
	record CorpusProvider(String name, String domain) {
	}

}
