package dev.newsgraph.importing.resolution;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The nodes that articles share, as the graph holds them before a batch.
 *
 * @param providers the providers by domain
 * @param topics the topics by slug
 * @param images the images by address
 */
public record SharedNodes(Map<String, ProviderNode> providers, Map<String, TopicNode> topics,
		Map<String, ImageNode> images) {

	/**
	 * A provider.
	 *
	 * @param name the name that is shown
	 * @param nameRank the rank of the article that gives the name, {@code null} if none
	 * does
	 * @param imagesRank the rank of the article that gives the images, {@code null} if
	 * none does
	 * @param articles the number of articles that the provider published
	 * @param images the relationships to the images, by position
	 */
	public record ProviderNode(String name, @Nullable String nameRank, @Nullable String imagesRank, long articles,
			List<ImageEdge> images) {

		/**
		 * Returns a provider that the graph does not hold yet. It shows its domain until
		 * an article gives its name.
		 */
		static ProviderNode unknown(String domain) {
			return new ProviderNode(domain, null, null, 0, List.of());
		}

	}

	/**
	 * A topic.
	 *
	 * @param name the name that is shown
	 * @param nameRank the rank of the document or article that gives the name,
	 * {@code null} if the topic is known only as a parent
	 */
	public record TopicNode(@Nullable String name, @Nullable String nameRank) {

		static final TopicNode UNKNOWN = new TopicNode(null, null);

	}

	/**
	 * An image.
	 *
	 * @param sizeRank the rank of the article or provider that gives the size,
	 * {@code null} if none does
	 */
	public record ImageNode(@Nullable String sizeRank) {
	}

}
