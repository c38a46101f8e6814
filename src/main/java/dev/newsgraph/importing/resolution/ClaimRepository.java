package dev.newsgraph.importing.resolution;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What the resolution of a batch may have to ask the graph, in the transaction of the
 * batch.
 */
public interface ClaimRepository {

	/**
	 * What the graph holds of the given nodes, and of the images of the given providers.
	 */
	SharedNodes sharedNodes(Collection<String> providers, Collection<String> topics, Collection<String> images);

	/** Who speaks of the given nodes. */
	List<Contributor> speakers(Collection<String> providers, Collection<String> topics, Collection<String> images);

	/** The given articles as the graph shows them, by key. */
	Map<String, ResolvedArticle> articles(Collection<String> keys);

}
