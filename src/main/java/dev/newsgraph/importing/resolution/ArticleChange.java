package dev.newsgraph.importing.resolution;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The change that a batch makes to one article or collection.
 *
 * @param key the canonical address, or the key of the collection
 * @param before the article in the graph before the batch, {@code null} if it is new
 * @param after the article in the graph after the batch, {@code null} if no document
 * claims it any longer
 */
public record ArticleChange(String key, @Nullable ResolvedArticle before, @Nullable ResolvedArticle after) {

	/** Returns whether this is the change of a collection. */
	public boolean isCollection() {
		ResolvedArticle any = (this.after != null) ? this.after : this.before;
		return any != null && any.isCollection();
	}

	/** Returns whether the article stays the same. */
	public boolean isEmpty() {
		return Objects.equals(this.before, this.after);
	}

}
