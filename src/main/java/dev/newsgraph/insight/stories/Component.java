package dev.newsgraph.insight.stories;

import java.util.List;

/**
 * Articles that are connected by pairs near enough for one story, and their stories. No
 * story has articles of two components.
 *
 * @param members numbers of the articles, in the order of their keys; at least two
 * @param stories the stories
 */
record Component(int[] members, List<Story> stories) {
}
