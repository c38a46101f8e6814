package dev.newsgraph.importing.report;

/**
 * What the graph holds.
 *
 * @param articles with and without documents of their own
 * @param mentions articles that are known from other documents alone
 * @param providers all of them
 * @param topics all of them
 * @param relations from an article to one that its document lists as related
 */
public record GraphCounts(long articles, long mentions, long providers, long topics, long relations) {
}
