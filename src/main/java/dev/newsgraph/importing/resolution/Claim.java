package dev.newsgraph.importing.resolution;

import java.util.List;

import dev.newsgraph.documents.ArticleValues;

/**
 * The values that one document gives for one article.
 *
 * @param rank the precedence, see {@link ClaimRank}
 * @param own whether the document describes the article, rather than mentions it
 * @param values the values
 * @param related the addresses of the related articles, in order; empty for a mention
 */
public record Claim(String rank, boolean own, ArticleValues values, List<String> related) {

	static Claim of(boolean own, String sha256, ArticleValues values, List<String> related) {
		return new Claim(ClaimRank.ofArticle(own, values.updatedDateTime(), values.publishedDateTime(), sha256), own,
				values, List.copyOf(related));
	}

}
