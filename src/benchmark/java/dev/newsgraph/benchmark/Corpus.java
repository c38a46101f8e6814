package dev.newsgraph.benchmark;

import java.util.List;

/**
 * A made-up feed.
 *
 * @param documents the articles that have documents of their own
 * @param outside the articles that are only ever mentioned
 * @param related for each document the articles that it lists as related, in order
 * @param topics names, the most frequent first
 */
record Corpus(List<CorpusArticle> documents, List<CorpusArticle> outside, List<List<CorpusArticle>> related,
		List<String> topics) {
}
