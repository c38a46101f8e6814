package dev.newsgraph.importing.resolution;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What the graph holds of the nodes that many articles share, before a batch.
 *
 * @param providers by domain
 * @param topics by slug
 * @param images by address
 */
public record SharedNodes(Map<String, ProviderNode> providers, Map<String, TopicNode> topics,
		Map<String, ImageNode> images) {

	/**
	 * A provider.
	 *
	 * @param name as shown
	 * @param nameRank the rank of the article that named it, null when none did
	 * @param imagesRank the rank of the article that gave its images, null when none did
	 * @param articles how many articles it published
	 * @param images the addresses of its images
	 */
	public record ProviderNode(String name, @Nullable String nameRank, @Nullable String imagesRank, long articles,
			List<String> images) {

		/**
		 * A provider that the graph does not hold yet shows its domain until somebody
		 * names it.
		 */
		static ProviderNode unknown(String domain) {
			return new ProviderNode(domain, null, null, 0, List.of());
		}

	}

	/**
	 * A topic.
	 *
	 * @param name as shown
	 * @param nameRank the rank of the document or article that spelled it, null when its
	 * subtopics alone name it
	 */
	public record TopicNode(@Nullable String name, @Nullable String nameRank) {

		static final TopicNode UNKNOWN = new TopicNode(null, null);

	}

	/**
	 * An image.
	 *
	 * @param sizeRank the rank of the article or provider that told its size, null when
	 * none did
	 */
	public record ImageNode(@Nullable String sizeRank) {
	}

}
