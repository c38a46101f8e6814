package dev.newsgraph.insight.stories;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * The words of articles, weighted by TF-IDF: the more often an article uses a word, and
 * the fewer articles use it, the more it counts. Words of the title count twice. A word
 * of one article only counts too: without it, two short articles with one word in common
 * would be equal.
 */
final class TermVectors {

	/** Characters of a text that are read, so that long texts cost as much as others. */
	static final int MAX_TEXT = 10_000;

	private final List<SparseVector> vectors;

	private final int[] frequencies;

	private TermVectors(List<SparseVector> vectors, int[] frequencies) {
		this.vectors = vectors;
		this.frequencies = frequencies;
	}

	/** Reads the words of the articles. Their order decides the numbers of the words. */
	static TermVectors of(List<StoryArticle> articles) {
		Map<String, Integer> numbers = new HashMap<>();
		List<Map<Integer, Integer>> counts = new ArrayList<>();
		try (Analyzer analyzer = new EnglishAnalyzer()) {
			for (StoryArticle article : articles) {
				Map<Integer, Integer> words = new TreeMap<>();
				count(analyzer, article.title(), 2, numbers, words);
				count(analyzer, article.text(), 1, numbers, words);
				counts.add(words);
			}
		}
		int[] frequencies = new int[numbers.size()];
		counts.forEach((words) -> words.keySet().forEach((word) -> frequencies[word]++));
		List<SparseVector> vectors = counts.stream()
			.map((words) -> weighted(words, frequencies, articles.size()))
			.toList();
		return new TermVectors(vectors, frequencies);
	}

	private static void count(Analyzer analyzer, String text, int times, Map<String, Integer> numbers,
			Map<Integer, Integer> words) {
		String start = text.substring(0, Math.min(text.length(), MAX_TEXT));
		try (TokenStream stream = analyzer.tokenStream("text", start)) {
			CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
			stream.reset();
			while (stream.incrementToken()) {
				Integer number = numbers.computeIfAbsent(term.toString(), (word) -> numbers.size());
				words.merge(number, times, Integer::sum);
			}
			stream.end();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static SparseVector weighted(Map<Integer, Integer> counts, int[] frequencies, int articles) {
		int[] terms = counts.keySet().stream().mapToInt(Integer::intValue).toArray();
		double[] weights = new double[terms.length];
		double squares = 0;
		for (int i = 0; i < terms.length; i++) {
			double inverse = Math.log((1.0 + articles) / (1.0 + frequencies[terms[i]])) + 1;
			weights[i] = (1 + Math.log(counts.getOrDefault(terms[i], 1))) * inverse;
			squares += weights[i] * weights[i];
		}
		double length = Math.sqrt(squares);
		float[] values = new float[terms.length];
		for (int i = 0; i < values.length; i++) {
			values[i] = (float) (weights[i] / length);
		}
		return new SparseVector(terms, values);
	}

	/** Returns the vector of an article: of length one, or empty if it has no words. */
	SparseVector get(int article) {
		return this.vectors.get(article);
	}

	/** Returns how many articles use a word. */
	int frequency(int term) {
		return this.frequencies[term];
	}

	/** Returns the number of different words. */
	int terms() {
		return this.frequencies.length;
	}

	/** Returns the number of articles. */
	int size() {
		return this.vectors.size();
	}

}
