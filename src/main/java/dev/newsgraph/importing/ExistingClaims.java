package dev.newsgraph.importing;

import java.util.List;
import java.util.Set;

/**
 * What the graph holds of a batch's documents, articles and topics before the batch.
 *
 * @param known the keys of those documents of the batch that the graph holds
 * @param articles every claim on the articles that the batch touches
 * @param topics every claim on the topics that the batch touches
 */
record ExistingClaims(Set<String> known, List<OnArticle> articles, List<OnTopic> topics) {

	/**
	 * A claim on an article.
	 *
	 * @param replaced whether the document that makes it is one of the batch
	 * @param claim the claim
	 */
	record OnArticle(boolean replaced, Claim claim) {
	}

	/**
	 * A claim on a topic.
	 *
	 * @param slug the topic's key
	 * @param replaced whether the document that makes it is one of the batch
	 * @param rank its precedence
	 * @param claim the claim
	 */
	record OnTopic(String slug, boolean replaced, String rank, TopicClaim claim) {
	}

}
