package dev.newsgraph.insight;

import dev.newsgraph.insight.stories.StoryIndex;

/**
 * Articles that are kept between two runs, so that only the changes are read.
 *
 * @param index the articles
 * @param point up to where the graph was read. Some later changes can be there too
 */
record ReadArticles(StoryIndex index, GraphPoint point) {
}
