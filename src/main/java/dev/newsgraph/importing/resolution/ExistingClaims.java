package dev.newsgraph.importing.resolution;

import java.util.List;
import java.util.Set;

/**
 * What the graph holds of the documents, articles and topics of a batch before the batch
 * is written.
 *
 * @param summaries the summaries of all documents and articles of the batch
 * @param unresolved the keys of the articles in the graph that the batch can change
 * @param articles all claims on these articles and on the articles that stored versions
 * of the documents claim
 * @param topics all claims on the topics of the batch
 */
public record ExistingClaims(ClaimSummaries summaries, Set<String> unresolved, List<OnArticle> articles,
		List<OnTopic> topics) {

	/** Returns whether the graph holds the article and the batch cannot change it. */
	boolean isUnaffected(String article) {
		return holds(article) && !this.unresolved.contains(article);
	}

	/** Returns whether the graph holds an article of the batch. */
	boolean holds(String article) {
		return this.summaries.articles().containsKey(article);
	}

	/**
	 * A claim on an article.
	 *
	 * @param replaced whether the batch changes the document that makes the claim
	 * @param claim the claim
	 */
	public record OnArticle(boolean replaced, Claim claim) {
	}

	/**
	 * A claim on a topic.
	 *
	 * @param slug the key of the topic
	 * @param replaced whether the batch changes the document that makes the claim
	 * @param rank the precedence of the claim
	 * @param claim the claim
	 */
	public record OnTopic(String slug, boolean replaced, String rank, TopicClaim claim) {
	}

}
