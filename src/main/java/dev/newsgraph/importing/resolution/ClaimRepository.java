package dev.newsgraph.importing.resolution;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Looks up what the resolution of a batch needs from the graph, in the transaction of the
 * batch.
 */
public interface ClaimRepository {

	/**
	 * Returns the given nodes, and the images of the given providers.
	 * @param providers the domains of providers
	 * @param topics the slugs of topics
	 * @param images the addresses of images
	 */
	SharedNodes sharedNodes(Collection<String> providers, Collection<String> topics, Collection<String> images);

	/**
	 * Returns the articles that refer to the given nodes.
	 * @param providers the domains of providers
	 * @param topics the slugs of topics
	 * @param images the addresses of images
	 */
	List<Contributor> contributors(Collection<String> providers, Collection<String> topics, Collection<String> images);

	/**
	 * Returns articles as the graph shows them, by key.
	 * @param keys the keys of the articles
	 */
	Map<String, ResolvedArticle> articles(Collection<String> keys);

}
