package dev.newsgraph.importing.resolution;

import java.util.List;

import dev.newsgraph.documents.ArticleValues;

/**
 * What one document says of one article.
 *
 * @param rank its precedence, see {@link ClaimRank}
 * @param own whether it is the article's own document, not a mention
 * @param values what it says
 * @param related the addresses that it lists as related, in order; empty for a mention
 */
public record Claim(String rank, boolean own, ArticleValues values, List<String> related) {

	static Claim of(boolean own, String sha256, ArticleValues values, List<String> related) {
		return new Claim(ClaimRank.ofArticle(own, values.updatedDateTime(), values.publishedDateTime(), sha256), own,
				values, List.copyOf(related));
	}

}
