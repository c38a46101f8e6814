package dev.newsgraph.insight.stories;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * Finds the articles that an article is compared with: those that have its strongest
 * words in common. Comparing all pairs would take hours for 100,000 articles.
 */
final class CandidateSearch {

	/** Words of an article by which others are looked up. */
	private static final int MAX_WORDS = 32;

	private static final int HASH_BITS = 38;

	private final List<IndexedArticle> sorted;

	private final int[] ranks;

	private final Vocabulary vocabulary;

	private final WordWeights weights;

	private final Postings postings;

	private final int limit;

	private final int[] scores;

	private final int[] found;

	private int founds;

	private long[] strengths = new long[256];

	/**
	 * Creates a search.
	 * @param sorted the articles, in the order of their keys
	 * @param ranks for each number of an article, its place in this order
	 * @param limit the number of candidates
	 */
	CandidateSearch(List<IndexedArticle> sorted, int[] ranks, Vocabulary vocabulary, WordWeights weights, int limit) {
		this.sorted = sorted;
		this.ranks = ranks;
		this.vocabulary = vocabulary;
		this.weights = weights;
		this.postings = Postings.of(sorted, weights);
		this.limit = limit;
		this.scores = new int[ranks.length];
		this.found = new int[ranks.length];
	}

	/** Sets the candidates of an article. */
	void search(IndexedArticle article) {
		findWeakest(article);
		WordCounts words = article.words;
		for (int i = 0; i < words.size(); i++) {
			int term = words.terms()[i];
			if (this.weights.isUseful(term)) {
				int weight = this.weights.weight(term, words.counts()[i]);
				if (strength(term, weight) >= article.weakest) {
					for (int place = this.postings.start(term); place < this.postings.start(term + 1); place++) {
						add(this.postings.article(place), weight);
					}
				}
			}
		}
		this.scores[article.number] = 0;
		LongHeap best = new LongHeap(this.limit);
		for (int i = 0; i < this.founds; i++) {
			int other = this.found[i];
			if (other != article.number) {
				best.add(((long) this.scores[other] << Integer.SIZE) | (Integer.MAX_VALUE - this.ranks[other]));
			}
		}
		int[] candidates = new int[best.size()];
		for (int i = 0; i < candidates.length; i++) {
			candidates[i] = this.sorted.get(Integer.MAX_VALUE - (int) best.get(i)).number;
		}
		Arrays.sort(candidates);
		article.candidates = candidates;
		article.scores = Arrays.stream(candidates).map((candidate) -> this.scores[candidate]).toArray();
		findLast(article);
		clear();
	}

	/**
	 * Makes a new or changed article a candidate of those that have more words in common
	 * with it than with their last candidate.
	 * @param article the article
	 * @param skipped articles that are left out
	 * @param before gets the candidates that these articles had before
	 */
	void enter(IndexedArticle article, BitSet skipped, Map<Integer, int[]> before) {
		for (int term : article.words.terms()) {
			if (this.weights.isUseful(term)) {
				for (int place = this.postings.start(term); place < this.postings.start(term + 1); place++) {
					int other = this.postings.article(place);
					int weight = this.weights.weight(term, this.postings.count(place));
					if (!skipped.get(other) && strength(term, weight) >= article(other).weakest) {
						add(other, weight);
					}
				}
			}
		}
		for (int i = 0; i < this.founds; i++) {
			IndexedArticle other = article(this.found[i]);
			int score = this.scores[other.number];
			if (other.last < 0
					|| isBefore(article.number, score, other.candidates[other.last], other.scores[other.last])) {
				before.putIfAbsent(other.number, other.candidates);
				insert(other, article.number, score);
			}
		}
		clear();
	}

	private void insert(IndexedArticle article, int candidate, int score) {
		int size = article.candidates.length;
		int[] candidates = Arrays.copyOf(article.candidates, Math.min(size + 1, this.limit));
		int[] scores = Arrays.copyOf(article.scores, candidates.length);
		int place = (article.last < 0) ? size : article.last;
		for (; place + 1 < candidates.length && candidates[place + 1] < candidate; place++) {
			candidates[place] = candidates[place + 1];
			scores[place] = scores[place + 1];
		}
		for (; place > 0 && candidates[place - 1] > candidate; place--) {
			candidates[place] = candidates[place - 1];
			scores[place] = scores[place - 1];
		}
		candidates[place] = candidate;
		scores[place] = score;
		article.candidates = candidates;
		article.scores = scores;
		findLast(article);
	}

	private void findLast(IndexedArticle article) {
		article.last = -1;
		if (article.candidates.length == this.limit) {
			article.last = 0;
			for (int i = 1; i < this.limit; i++) {
				if (isBefore(article.candidates[article.last], article.scores[article.last], article.candidates[i],
						article.scores[i])) {
					article.last = i;
				}
			}
		}
	}

	private boolean isBefore(int one, int score, int other, int otherScore) {
		return (score != otherScore) ? score > otherScore : this.ranks[one] < this.ranks[other];
	}

	private IndexedArticle article(int number) {
		return this.sorted.get(this.ranks[number]);
	}

	private void findWeakest(IndexedArticle article) {
		WordCounts words = article.words;
		this.strengths = (this.strengths.length < words.size()) ? new long[2 * words.size()] : this.strengths;
		int useful = 0;
		for (int i = 0; i < words.size(); i++) {
			int term = words.terms()[i];
			if (this.weights.isUseful(term)) {
				this.strengths[useful++] = strength(term, this.weights.weight(term, words.counts()[i]));
			}
		}
		Arrays.sort(this.strengths, 0, useful);
		article.weakest = (useful > MAX_WORDS) ? this.strengths[useful - MAX_WORDS] : 0;
	}

	/** Orders the words of an article: by weight, and then by their hashes. */
	private long strength(int term, int weight) {
		return ((long) weight << HASH_BITS) | (this.vocabulary.hash(term) >>> (Long.SIZE - HASH_BITS));
	}

	private void add(int article, int weight) {
		if (this.scores[article] == 0) {
			this.found[this.founds++] = article;
		}
		this.scores[article] += weight;
	}

	private void clear() {
		for (int i = 0; i < this.founds; i++) {
			this.scores[this.found[i]] = 0;
		}
		this.founds = 0;
	}

}
