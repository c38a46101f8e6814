package dev.newsgraph.insight.stories;

import java.util.List;

/**
 * Articles about one event.
 *
 * @param articles keys of the articles, in their natural order; at least two
 * @param central key of the article that is nearest to all others
 */
public record Story(List<String> articles, String central) {
}
