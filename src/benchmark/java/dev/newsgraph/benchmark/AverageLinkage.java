package dev.newsgraph.benchmark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.apache.lucene.analysis.en.EnglishAnalyzer;

import dev.newsgraph.insight.stories.StoryArticle;

/**
 * The usual way to group texts: TF-IDF (sublinear, words of two articles or more, the title
 * counted twice) and average linkage. The threshold is the one with the best result, which
 * nothing without labels could know.
 */
final class AverageLinkage {

	private static final Pattern WORD = Pattern.compile("\\w\\w+", Pattern.UNICODE_CHARACTER_CLASS);

	private final double[][] sums;

	private final int[] sizes;

	private final int[] groups;

	private AverageLinkage(double[][] similarities) {
		this.sums = similarities;
		this.sizes = IntStream.range(0, similarities.length).map((i) -> 1).toArray();
		this.groups = IntStream.range(0, similarities.length).toArray();
	}

	/** Returns the best result of all thresholds. */
	static BCubed best(List<StoryArticle> articles, Map<String, String> labels) {
		AverageLinkage linkage = new AverageLinkage(similarities(articles));
		List<String> events = articles.stream().map((article) -> String.valueOf(labels.get(article.key()))).toList();
		BCubed best = new BCubed(0, 1);
		for (int threshold = 60; threshold >= 2; threshold--) {
			linkage.join(threshold / 100.0);
			BCubed result = BCubed.of(IntStream.of(linkage.groups).mapToObj(String::valueOf).toList(), events);
			best = (result.f1() > best.f1()) ? result : best;
		}
		return best;
	}

	/** Joins the nearest groups until no two are as near as the threshold. */
	private void join(double threshold) {
		while (true) {
			int first = -1;
			int second = -1;
			double nearest = threshold;
			for (int i = 0; i < this.sizes.length; i++) {
				for (int j = i + 1; this.sizes[i] > 0 && j < this.sizes.length; j++) {
					if (this.sizes[j] > 0 && this.sums[i][j] / this.sizes[i] / this.sizes[j] >= nearest) {
						nearest = this.sums[i][j] / this.sizes[i] / this.sizes[j];
						first = i;
						second = j;
					}
				}
			}
			if (first < 0) {
				return;
			}
			for (int i = 0; i < this.sizes.length; i++) {
				this.sums[first][i] += this.sums[second][i];
				this.sums[i][first] = this.sums[first][i];
				this.groups[i] = (this.groups[i] == second) ? first : this.groups[i];
			}
			this.sizes[first] += this.sizes[second];
			this.sizes[second] = 0;
		}
	}

	private static double[][] similarities(List<StoryArticle> articles) {
		List<Map<String, Double>> counts = articles.stream().map(AverageLinkage::counts).toList();
		Map<String, Integer> frequencies = new HashMap<>();
		counts.forEach((words) -> words.keySet().forEach((word) -> frequencies.merge(word, 1, Integer::sum)));
		List<Map<String, Double>> vectors = new ArrayList<>();
		for (Map<String, Double> words : counts) {
			words.keySet().removeIf((word) -> frequencies.getOrDefault(word, 0) < 2);
			words.replaceAll((word, count) -> (1 + Math.log(count))
					* (Math.log((1.0 + articles.size()) / (1 + frequencies.getOrDefault(word, 0))) + 1));
			double length = Math.sqrt(words.values().stream().mapToDouble((value) -> value * value).sum());
			words.replaceAll((word, value) -> value / length);
			vectors.add(words);
		}
		double[][] similarities = new double[articles.size()][articles.size()];
		for (int i = 0; i < similarities.length; i++) {
			for (int j = 0; j < i; j++) {
				Map<String, Double> other = vectors.get(j);
				similarities[i][j] = vectors.get(i).entrySet().stream()
					.mapToDouble((word) -> word.getValue() * other.getOrDefault(word.getKey(), 0.0)).sum();
				similarities[j][i] = similarities[i][j];
			}
		}
		return similarities;
	}

	private static Map<String, Double> counts(StoryArticle article) {
		Map<String, Double> words = new TreeMap<>();
		String text = article.title() + " " + article.title() + " " + article.text();
		WORD.matcher(text.toLowerCase(Locale.ROOT)).results().map((word) -> word.group())
			.filter((word) -> !EnglishAnalyzer.ENGLISH_STOP_WORDS_SET.contains(word))
			.forEach((word) -> words.merge(word, 1.0, Double::sum));
		return words;
	}

}
