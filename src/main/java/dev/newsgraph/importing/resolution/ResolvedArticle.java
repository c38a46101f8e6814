package dev.newsgraph.importing.resolution;

import java.util.List;

import dev.newsgraph.documents.ArticleValues;

/**
 * An article or a collection as the graph shows it, resolved from all claims on it.
 *
 * @param rank the rank of the claim with the highest rank
 * @param filled the fields that this claim fills, see {@link FilledFields}
 * @param hasDocument whether the article has a document of its own
 * @param values the values, each from the highest claim that has it
 * @param related the addresses of the related articles, in order; for a collection the
 * paths of its items
 */
public record ResolvedArticle(String rank, long filled, boolean hasDocument, ArticleValues values,
		List<String> related) {

	/** Returns whether this is a collection, see {@link Claim}. */
	boolean isCollection() {
		return ClaimRank.isCollection(this.rank);
	}

	/**
	 * Returns the rank of the values that the article gives for its provider, topics and
	 * images. It is unique and ordered by the rank of the article.
	 */
	String precedence() {
		return this.rank + this.values.address();
	}

}
