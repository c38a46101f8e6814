package dev.newsgraph.importing.resolution;

import java.util.List;
import java.util.Set;

/**
 * What the graph holds of a batch's documents, articles and topics before the batch.
 *
 * @param marks of all documents and articles of the batch
 * @param open the articles in the graph that the batch may change
 * @param articles every claim on these, and on those that known documents spoke of
 * @param topics every claim on the topics that the batch touches
 */
public record ExistingClaims(ClaimSummaries marks, Set<String> open, List<OnArticle> articles, List<OnTopic> topics) {

	/** Whether the graph holds an article, and the batch says nothing new of it. */
	boolean isSettled(String article) {
		return holds(article) && !this.open.contains(article);
	}

	/** Whether the graph holds an article that the batch speaks of. */
	boolean holds(String article) {
		return this.marks.articles().containsKey(article);
	}

	/**
	 * A claim on an article.
	 *
	 * @param replaced whether the document that makes it is one of the batch
	 * @param claim the claim
	 */
	public record OnArticle(boolean replaced, Claim claim) {
	}

	/**
	 * A claim on a topic.
	 *
	 * @param slug the topic's key
	 * @param replaced whether the document that makes it is one of the batch
	 * @param rank its precedence
	 * @param claim the claim
	 */
	public record OnTopic(String slug, boolean replaced, String rank, TopicClaim claim) {
	}

}
