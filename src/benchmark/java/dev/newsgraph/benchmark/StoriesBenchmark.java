package dev.newsgraph.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

import dev.newsgraph.documents.ArticleDocument;
import dev.newsgraph.documents.ArticleValues;
import dev.newsgraph.documents.DocumentReader;
import dev.newsgraph.documents.SourceFile;
import dev.newsgraph.insight.embedding.SentenceModel;
import dev.newsgraph.insight.stories.Story;
import dev.newsgraph.insight.stories.StoryArticle;
import dev.newsgraph.insight.stories.StoryGrouping;
import dev.newsgraph.insight.stories.StorySettings;

/**
 * Compares the stories of labelled articles with their labels, beside TF-IDF with average
 * linkage. The folder {@code benchmark.stories} contains {@code documents/} and
 * {@code labels.tsv}: on each line an address, a tab and an event. The part of the event
 * before {@code -} is its topic.
 */
public final class StoriesBenchmark {

	private static final int SPLITS = 10;

	private final Map<String, String> labels;

	private StoriesBenchmark(Map<String, String> labels) {
		this.labels = labels;
	}

	/** Prints precision, recall and F1. */
	public static void main(String[] arguments) throws IOException {
		String folder = System.getProperty("benchmark.stories", "");
		if (folder.isBlank()) {
			throw new BenchmarkException("Set benchmark.stories to a folder with documents/ and labels.tsv.");
		}
		Map<String, String> labels = new TreeMap<>();
		for (String line : Files.readAllLines(Path.of(folder, "labels.tsv"))) {
			String[] columns = line.split("\t");
			labels.put(columns[0], columns[1]);
		}
		System.out.println(new StoriesBenchmark(labels).run(read(Path.of(folder, "documents"))));
	}

	private String run(List<StoryArticle> words) {
		SentenceModel model = new SentenceModel();
		List<StoryArticle> articles = words.stream()
			.map((article) -> new StoryArticle(article.key(), article.title(), article.text(),
					model.embed(article.title(), article.text()), null, Set.of()))
			.toList();
		Table table = new Table(List.of("%d articles, %d events".formatted(words.size(),
				new HashSet<>(this.labels.values()).size()), "precision", "recall", "F1", "F1 of halves", "least"));
		table.add(row("stories, as shipped", articles, StorySettings.DEFAULTS));
		table.add(row("stories, by words only", words, StorySettings.WORDS));
		List<String> baseline = new ArrayList<>(List.of("TF-IDF, average linkage, best threshold"));
		baseline.addAll(AverageLinkage.best(words, this.labels).texts());
		baseline.addAll(List.of("", ""));
		table.add(baseline);
		return table.text();
	}

	private List<String> row(String name, List<StoryArticle> articles, StorySettings settings) {
		List<String> row = new ArrayList<>(List.of(name));
		row.addAll(measure(articles, settings).texts());
		double[] halves = halves(articles, settings);
		row.add(text(DoubleStream.of(halves).average().orElse(0)));
		row.add(text(DoubleStream.of(halves).min().orElse(0)));
		return row;
	}

	/** Returns F1 of halves of the topics, which shows how much it depends on the topics. */
	private double[] halves(List<StoryArticle> articles, StorySettings settings) {
		List<String> topics = new ArrayList<>(new TreeSet<>(this.labels.values().stream().map(StoriesBenchmark::topic).toList()));
		double[] results = new double[2 * SPLITS];
		for (int i = 0; i < results.length; i++) {
			List<String> shuffled = new ArrayList<>(topics);
			Collections.shuffle(shuffled, new Random(i / 2));
			int middle = shuffled.size() / 2;
			Set<String> half = new HashSet<>((i % 2 == 0) ? shuffled.subList(0, middle) : shuffled.subList(middle, shuffled.size()));
			results[i] = measure(articles.stream().filter((article) -> half.contains(topic(label(article)))).toList(), settings).f1();
		}
		return results;
	}

	private BCubed measure(List<StoryArticle> articles, StorySettings settings) {
		Map<String, String> stories = new HashMap<>();
		for (Story story : new StoryGrouping(settings).group(articles)) {
			story.articles().forEach((key) -> stories.put(key, story.articles().getFirst()));
		}
		return BCubed.of(articles.stream().map((article) -> stories.getOrDefault(article.key(), article.key())).toList(),
				articles.stream().map(this::label).toList());
	}

	private String label(StoryArticle article) {
		return Objects.requireNonNull(this.labels.get(article.key()), article.key());
	}

	private static String topic(String event) {
		return event.substring(0, event.indexOf('-'));
	}

	static String text(double value) {
		return String.format(Locale.ROOT, "%.3f", value);
	}

	private static List<StoryArticle> read(Path folder) throws IOException {
		DocumentReader reader = new DocumentReader();
		List<StoryArticle> articles = new ArrayList<>();
		try (Stream<Path> files = Files.list(folder)) {
			for (Path file : files.sorted().toList()) {
				Object document = reader.read(new SourceFile(String.valueOf(file.getFileName()), Files.readAllBytes(file))).document();
				if (document instanceof ArticleDocument article) {
					ArticleValues values = article.article();
					String text = (values.excerpt() != null && !values.excerpt().isBlank()) ? values.excerpt()
							: Objects.requireNonNullElse(values.body(), "");
					articles.add(StoryArticle.ofText(values.address(), values.title(), text));
				}
			}
		}
		return articles;
	}

}
