package dev.newsgraph.benchmark;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An article of the made-up feed.
 *
 * @param title the headline
 * @param address where it is; already in canonical form, so also the key in the graph
 * @param video whether it gives its address as {@code originalUrl} alone, as videos do
 * @param excerpt a few sentences
 * @param secured looks like ciphertext
 * @param published when, null when the feed does not know
 * @param quality 0 to 99
 * @param heat 0 and up, -1 for "not scored", null when absent
 * @param provider who published it
 * @param topics names in order
 * @param images how many
 */
record CorpusArticle(String title, String address, boolean video, String excerpt, String secured,
		@Nullable Instant published, int quality, @Nullable Integer heat, CorpusProvider provider, List<String> topics,
		int images) {

	/** Who publishes articles. */
	record CorpusProvider(String name, String domain) {
	}

}
