package dev.newsgraph.importing.resolution;

import java.util.List;

import dev.newsgraph.documents.ArticleValues;

/**
 * The values that one document gives for one article, or for its collection. A collection
 * has the same values as an article, and its items take the place of the related
 * articles. Its key takes the place of the address. Only one document claims a
 * collection.
 *
 * @param rank the precedence, see {@link ClaimRank}
 * @param own whether the document describes the article, rather than mentions it
 * @param values the values
 * @param related the addresses of the related articles, in order; empty for a mention;
 * for a collection the paths of its items
 */
public record Claim(String rank, boolean own, ArticleValues values, List<String> related) {

	static Claim ofCollection(String sha256, ArticleValues values, List<String> items) {
		return new Claim(ClaimRank.ofCollection(sha256), true, values, List.copyOf(items));
	}

	static Claim of(boolean own, String sha256, ArticleValues values, List<String> related) {
		return new Claim(ClaimRank.ofArticle(own, values.updatedDateTime(), values.publishedDateTime(), sha256), own,
				values, List.copyOf(related));
	}

	/** Returns the fields that the claim fills, as one bit per field. */
	public long filled() {
		return FilledFields.of(this);
	}

}
