package dev.newsgraph.insight.stories;

import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * An article as far as the grouping looks at it.
 *
 * @param key key of the article, different for each article
 * @param title headline, or an empty string
 * @param text excerpt or body, or an empty string
 * @param vector embedding of the article of length one, or {@code null} if there is none.
 * All vectors of a run must have the same dimension
 * @param published when the article was published, or {@code null} if it is not known
 * @param related keys of the articles that the article names as related
 */
public record StoryArticle(String key, String title, String text, float @Nullable [] vector,
		@Nullable Instant published, Set<String> related) {

	/** Creates an article of which only the text is known. */
	public static StoryArticle ofText(String key, String title, String text) {
		return new StoryArticle(key, title, text, null, null, Set.of());
	}

}
