package dev.newsgraph.insight.stories;

import java.time.Duration;

/**
 * Settings of the grouping.
 *
 * @param meaning share of the embeddings in the nearness of two articles, between 0 and
 * 1; the rest is the share of the words
 * @param unrelated cosine of two embeddings that counts as no nearness. The cosines of
 * some models are never near zero
 * @param edge what a related edge adds to the nearness
 * @param interval time between two articles at which their nearness is halved
 * @param candidates number of articles that an article is compared with: those with the
 * most words in common
 * @param neighbours number of nearest articles whose mean nearness is the scale of an
 * article
 * @param scale smallest scale of an article: articles that are less near to all others
 * are in no story
 * @param resolution mean nearness, as a part of the scale, of the articles of a story
 * @param exact number of articles up to which the weights of words come from exact counts
 * of articles. Each change then changes all weights. The counts of more articles are
 * rounded
 */
public record StorySettings(double meaning, double unrelated, double edge, Duration interval, int candidates,
		int neighbours, double scale, double resolution, int exact) {

	/** For articles with embeddings. */
	public static final StorySettings DEFAULTS = new StorySettings(0.5, 0.75, 0.1, Duration.ofDays(30), 64, 5, 0.4, 0.7,
			4_000);

	/** For articles of which only the words are known. */
	public static final StorySettings WORDS = new StorySettings(0, 0, 0.1, Duration.ofDays(30), 64, 5, 0.3, 0.6, 4_000);

	public StorySettings {
		if (unrelated < 0 || unrelated >= 1) {
			throw new IllegalArgumentException("unrelated must be at least 0 and less than 1, but is " + unrelated);
		}
		if (scale <= 0 || neighbours < 1 || interval.toSeconds() < 1) {
			throw new IllegalArgumentException(
					"scale, neighbours and interval must be positive, and interval at least 1 second");
		}
	}

}
