package dev.newsgraph.benchmark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Random pairs of articles with a maximum distance, which does not depend on the size of
 * the feed.
 */
final class Pairs {

	private final Corpus corpus;

	private final Map<CorpusArticle, Integer> numbers = new HashMap<>();

	Pairs(Corpus corpus) {
		this.corpus = corpus;
		corpus.documents().forEach((document) -> this.numbers.put(document, this.numbers.size()));
	}

	/**
	 * Returns pairs of articles.
	 * @param steps the maximum number of relations between the two articles
	 */
	List<Pair> apart(int steps, int count, long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		List<Pair> pairs = new ArrayList<>();
		while (pairs.size() < count) {
			CorpusArticle from = this.corpus.documents().get(random.nextInt(this.corpus.documents().size()));
			CorpusArticle to = walk(from, steps, random);
			if (!to.equals(from)) {
				pairs.add(new Pair(from.address(), to.address()));
			}
		}
		return pairs;
	}

	/** Follows random relations, and ends early at an article without a document. */
	private CorpusArticle walk(CorpusArticle from, int steps, RandomGenerator random) {
		CorpusArticle current = from;
		for (int i = 0; i < steps && this.numbers.containsKey(current); i++) {
			List<CorpusArticle> related = this.corpus.related().get(this.numbers.get(current));
			current = related.isEmpty() ? current : related.get(random.nextInt(related.size()));
		}
		return current;
	}

	/** The addresses of two articles. */
	record Pair(String from, String to) {
	}

}
