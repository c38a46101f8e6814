package dev.newsgraph.insight.stories;

import java.util.Collection;
import java.util.List;

/**
 * Groups articles into stories. Equal sets of articles give equal stories, in whatever
 * order the articles come. Use it from one thread at a time for each call; it keeps no
 * state.
 */
public final class StoryGrouping {

	private final StorySettings settings;

	/** Creates a grouping. */
	public StoryGrouping(StorySettings settings) {
		this.settings = settings;
	}

	/**
	 * Returns the stories of the articles, in the order of their first article. An
	 * article that is near to no other one is in no story.
	 */
	public List<Story> group(Collection<StoryArticle> articles) {
		StoryIndex index = new StoryIndex(this.settings);
		index.put(articles);
		return index.stories();
	}

}
