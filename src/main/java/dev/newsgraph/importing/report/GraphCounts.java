package dev.newsgraph.importing.report;

/**
 * The numbers of nodes and relationships in the graph.
 *
 * @param articles the articles, with and without documents of their own
 * @param mentions the articles without documents of their own
 * @param providers the providers
 * @param topics the topics
 * @param relations the relationships from an article to a related article
 * @param collections the collections
 */
public record GraphCounts(long articles, long mentions, long providers, long topics, long relations, long collections) {
}
