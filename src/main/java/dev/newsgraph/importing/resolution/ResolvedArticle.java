package dev.newsgraph.importing.resolution;

import java.util.List;

import dev.newsgraph.documents.ArticleValues;

/**
 * An article as the graph shows it: the sum of all claims.
 *
 * @param rank the rank of its first claim
 * @param filled the fields that this claim fills, see {@link FilledFields}
 * @param hasDocument whether one of the claims is a document of its own
 * @param values each from the first claim that has it
 * @param related the addresses of the related articles, in order
 */
public record ResolvedArticle(String rank, long filled, boolean hasDocument, ArticleValues values,
		List<String> related) {

	/**
	 * The tie-break of what articles say of their providers, topics and images: unique,
	 * and ordered by rank.
	 */
	String precedence() {
		return this.rank + this.values.address();
	}

}
