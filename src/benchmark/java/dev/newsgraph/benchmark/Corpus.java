package dev.newsgraph.benchmark;

import java.util.List;

/**
 * A generated feed.
 *
 * @param documents the articles that have a document
 * @param outside the articles that are only mentioned
 * @param related the related articles of each document, in order
 * @param topics the names of the topics, the most frequent first
 */
record Corpus(List<CorpusArticle> documents, List<CorpusArticle> outside, List<List<CorpusArticle>> related,
		List<String> topics) {
}
