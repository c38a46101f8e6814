package dev.newsgraph.importing.resolution;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What a batch makes of one article.
 *
 * @param key the canonical address
 * @param before as the graph shows it, null when it is new
 * @param after as the graph is to show it, null when nobody speaks of it any more
 */
public record ArticleChange(String key, @Nullable ResolvedArticle before, @Nullable ResolvedArticle after) {

	public boolean isEmpty() {
		return Objects.equals(this.before, this.after);
	}

}
