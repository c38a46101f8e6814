package dev.newsgraph.benchmark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Pairs of articles that are so many relations apart, or fewer: as far apart in a large
 * feed as in a small one.
 */
final class Pairs {

	private final Corpus corpus;

	private final Map<CorpusArticle, Integer> numbers = new HashMap<>();

	Pairs(Corpus corpus) {
		this.corpus = corpus;
		corpus.documents().forEach((document) -> this.numbers.put(document, this.numbers.size()));
	}

	/** Follows relations from documents that are drawn by chance. */
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

	/** Ends early at an article that has no document. */
	private CorpusArticle walk(CorpusArticle from, int steps, RandomGenerator random) {
		CorpusArticle at = from;
		for (int i = 0; i < steps && this.numbers.containsKey(at); i++) {
			List<CorpusArticle> related = this.corpus.related().get(this.numbers.get(at));
			at = related.isEmpty() ? at : related.get(random.nextInt(related.size()));
		}
		return at;
	}

	/** The addresses of two articles. */
	record Pair(String from, String to) {
	}

}
