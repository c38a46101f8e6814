package dev.newsgraph.insight.stories;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The pairs of articles that are compared: articles that have their strongest words in
 * common, and articles that name each other. Comparing all pairs would take hours for
 * 100,000 articles.
 */
final class Candidates {

	/** A word of more articles tells nothing about what they have in common. */
	private static final int MAX_FREQUENCY = 1_000;

	/** Words of an article by which others are looked up. */
	private static final int MAX_WORDS = 32;

	private final TermVectors words;

	private final int[][] articlesOfTerm;

	private final int limit;

	private final double[] scores;

	private Candidates(TermVectors words, int limit) {
		this.words = words;
		this.limit = limit;
		this.scores = new double[words.size()];
		this.articlesOfTerm = new int[words.terms()][];
		int[] sizes = new int[words.terms()];
		for (int article = 0; article < words.size(); article++) {
			for (int term : words.get(article).indexes()) {
				if (isUseful(term)) {
					if (sizes[term] == 0) {
						this.articlesOfTerm[term] = new int[words.frequency(term)];
					}
					this.articlesOfTerm[term][sizes[term]++] = article;
				}
			}
		}
	}

	/**
	 * Returns the pairs, each once and in ascending order: the smaller number in the
	 * upper half of the value, the greater one in the lower half.
	 */
	static long[] of(List<StoryArticle> articles, TermVectors words, int limit) {
		Candidates candidates = new Candidates(words, limit);
		Map<String, Integer> numbers = new HashMap<>();
		for (int i = 0; i < articles.size(); i++) {
			numbers.put(articles.get(i).key(), i);
		}
		return IntStream.range(0, articles.size())
			.mapToObj((article) -> LongStream.concat(candidates.pairs(article),
					articles.get(article)
						.related()
						.stream()
						.filter(numbers::containsKey)
						.mapToLong((key) -> pair(article, numbers.getOrDefault(key, article)))))
			.flatMapToLong((pairs) -> pairs)
			.filter((pair) -> first(pair) != second(pair))
			.sorted()
			.distinct()
			.toArray();
	}

	/** Returns the smaller number of a pair. */
	static int first(long pair) {
		return (int) (pair >>> Integer.SIZE);
	}

	/** Returns the greater number of a pair. */
	static int second(long pair) {
		return (int) pair;
	}

	private static long pair(int one, int other) {
		return ((long) Math.min(one, other) << Integer.SIZE) | Math.max(one, other);
	}

	private LongStream pairs(int article) {
		PriorityQueue<Integer> best = new PriorityQueue<>(
				Comparator.<Integer>comparingDouble((other) -> this.scores[other])
					.thenComparing(Comparator.reverseOrder()));
		int[] others = score(article);
		for (int other : others) {
			best.add(other);
			if (best.size() > this.limit) {
				best.remove();
			}
		}
		long[] pairs = best.stream().mapToLong((other) -> pair(article, other)).toArray();
		for (int other : others) {
			this.scores[other] = 0;
		}
		return LongStream.of(pairs);
	}

	/** Adds up the words in common, and returns the articles that have any. */
	private int[] score(int article) {
		SparseVector vector = this.words.get(article);
		IntStream.Builder found = IntStream.builder();
		IntStream.range(0, vector.size())
			.filter((i) -> isUseful(vector.indexes()[i]))
			.boxed()
			.sorted(Comparator.<Integer>comparingDouble((i) -> -vector.values()[i])
				.thenComparing(Comparator.naturalOrder()))
			.limit(MAX_WORDS)
			.forEach((i) -> {
				int term = vector.indexes()[i];
				for (int other : this.articlesOfTerm[term]) {
					if (other != article) {
						if (this.scores[other] == 0) {
							found.add(other);
						}
						this.scores[other] += vector.values()[i];
					}
				}
			});
		return found.build().toArray();
	}

	private boolean isUseful(int term) {
		return this.words.frequency(term) > 1 && this.words.frequency(term) <= MAX_FREQUENCY;
	}

}
