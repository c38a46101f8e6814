package dev.newsgraph.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

import tools.jackson.databind.JsonNode;

/**
 * Measures how often {@code similar} finds related articles that were removed from the
 * documents. A fifth of the relations between documents is hidden. Each method names ten
 * articles that are not known to be related. The baseline names those that most documents
 * list.
 */
public final class SimilarBenchmark {

	private static final double HIDDEN = 0.2;

	private static final int NAMED = 10;

	private static final int SAMPLE = 500;

	/** Known related articles are the most similar, and are left out. */
	private static final int READ = 60;

	private static final String SIMILAR = """
			query ($key: URL!, $video: Boolean!) {
			  article(webUrl: $key) @skip(if: $video) { similar(first: %1$d) { nodes { webUrl originalUrl } } }
			  video: article(by: { originalUrl: $key }) @include(if: $video) { similar(first: %1$d) { nodes { webUrl originalUrl } } }
			}""".formatted(READ);

	private final List<CorpusArticle> documents;

	private final Map<String, Set<String>> known = new HashMap<>();

	private final Map<String, Set<String>> hidden = new HashMap<>();

	private final Map<String, Integer> listed = new HashMap<>();

	private final List<List<CorpusArticle>> visible = new ArrayList<>();

	private SimilarBenchmark(Corpus corpus, long seed) {
		this.documents = corpus.documents();
		SplittableRandom random = new SplittableRandom(seed);
		Set<CorpusArticle> documented = new HashSet<>(this.documents);
		for (int i = 0; i < this.documents.size(); i++) {
			String key = this.documents.get(i).address();
			List<CorpusArticle> left = new ArrayList<>();
			for (CorpusArticle other : corpus.related().get(i)) {
				if (documented.contains(other) && random.nextDouble() < HIDDEN) {
					this.hidden.computeIfAbsent(key, (one) -> new HashSet<>()).add(other.address());
				}
				else {
					left.add(other);
					this.known.computeIfAbsent(key, (one) -> new HashSet<>()).add(other.address());
					this.known.computeIfAbsent(other.address(), (one) -> new HashSet<>()).add(key);
					this.listed.merge(other.address(), 1, Integer::sum);
				}
			}
			this.visible.add(left);
		}
		this.hidden.forEach((key, others) -> others.removeAll(known(key)));
	}

	/** Prints the share of the hidden relations that each method finds. */
	public static void main(String[] arguments) throws Exception {
		Settings settings = Settings.fromSystemProperties();
		Folders.delete(settings.folder());
		Path imports = settings.folder().resolve("import");
		Corpus corpus = new CorpusGenerator(settings.articles(), settings.seed()).generate(settings.articles());
		SimilarBenchmark benchmark = new SimilarBenchmark(corpus, settings.seed());
		new CorpusWriter().write(
				new Corpus(corpus.documents(), corpus.outside(), benchmark.visible, corpus.topics()),
				Files.createDirectories(imports.resolve(ImportBenchmark.FOLDER)));
		List<String> options = Boolean.getBoolean("benchmark.meaning") ? List.of("--newsgraph.insight.enabled=true") : List.of();
		try (GatewayProcess process = GatewayProcess.start(settings.jar(), imports, settings.folder().resolve("data"),
				settings.folder().resolve("gateway.log"), List.of(), options); Gateway gateway = new Gateway(process.graphql())) {
			while (!options.isEmpty() && gateway.execute("{ stats { embeddingBacklogCount } }", Map.of()).at("/stats/embeddingBacklogCount").asInt(1) > 0) {
				Thread.sleep(2_000);
			}
			System.out.println(benchmark.run(gateway));
		}
	}

	private String run(Gateway gateway) throws IOException, InterruptedException {
		List<CorpusArticle> asked = this.documents.stream()
			.filter((document) -> !this.hidden.getOrDefault(document.address(), Set.of()).isEmpty())
			.limit(SAMPLE)
			.toList();
		List<String> popular = this.listed.entrySet()
			.stream()
			.sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry.comparingByKey()))
			.map(Map.Entry::getKey)
			.limit(NAMED + READ)
			.toList();
		Count similar = new Count();
		Count popularity = new Count();
		for (CorpusArticle article : asked) {
			similar.add(article.address(), similar(gateway, article));
			popularity.add(article.address(), popular);
		}
		Table table = new Table(List.of("%,d documents, %,d asked".formatted(this.documents.size(), asked.size()), "hidden relations",
				"found", "hit@10", "articles with a hit"));
		table.add(similar.row("similar"));
		table.add(popularity.row("popularity"));
		return table.text();
	}

	private List<String> similar(Gateway gateway, CorpusArticle article) throws IOException, InterruptedException {
		JsonNode data = gateway.execute(SIMILAR, Map.of("key", article.address(), "video", article.video()));
		List<String> keys = new ArrayList<>();
		for (JsonNode node : data.at(article.video() ? "/video/similar/nodes" : "/article/similar/nodes")) {
			keys.add(node.get("webUrl").asString(node.get("originalUrl").asString("")));
		}
		return keys;
	}

	private Set<String> known(String key) {
		return this.known.getOrDefault(key, Set.of());
	}

	/** Counts what a method found. */
	private final class Count {

		private int relations;

		private int found;

		private int articles;

		private int hits;

		private void add(String key, List<String> best) {
			Set<String> wanted = SimilarBenchmark.this.hidden.getOrDefault(key, Set.of());
			long named = best.stream()
				.filter((other) -> !other.equals(key) && !known(key).contains(other))
				.limit(NAMED)
				.filter(wanted::contains)
				.count();
			this.relations += wanted.size();
			this.found += (int) named;
			this.articles++;
			this.hits += (named > 0) ? 1 : 0;
		}

		private List<String> row(String name) {
			return List.of(name, String.valueOf(this.relations), String.valueOf(this.found),
					StoriesBenchmark.text((double) this.found / this.relations),
					StoriesBenchmark.text((double) this.hits / this.articles));
		}

	}

}
