package dev.newsgraph.insight.stories;

import java.util.List;

/** The articles of each word by which articles are looked up. */
final class Postings {

	private final int[] starts;

	private final int[] articles;

	private final byte[] counts;

	private Postings(int[] starts, int[] articles, byte[] counts) {
		this.starts = starts;
		this.articles = articles;
		this.counts = counts;
	}

	static Postings of(List<IndexedArticle> articles, WordWeights weights) {
		int[] starts = new int[weights.terms() + 1];
		for (int term = 0; term < weights.terms(); term++) {
			starts[term + 1] = starts[term] + (weights.isUseful(term) ? weights.frequency(term) : 0);
		}
		int[] next = starts.clone();
		Postings postings = new Postings(starts, new int[starts[weights.terms()]], new byte[starts[weights.terms()]]);
		for (IndexedArticle article : articles) {
			WordCounts words = article.words;
			for (int i = 0; i < words.size(); i++) {
				int term = words.terms()[i];
				if (weights.isUseful(term)) {
					postings.articles[next[term]] = article.number;
					postings.counts[next[term]++] = words.counts()[i];
				}
			}
		}
		return postings;
	}

	/** Returns the first place of a word. The next word follows its last place. */
	int start(int term) {
		return this.starts[term];
	}

	/** Returns the number of the article at a place. */
	int article(int place) {
		return this.articles[place];
	}

	/** Returns how often the article at a place uses the word. */
	byte count(int place) {
		return this.counts[place];
	}

}
