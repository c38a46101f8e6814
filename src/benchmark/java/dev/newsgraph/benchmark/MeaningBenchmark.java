package dev.newsgraph.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.neo4j.driver.Driver;

import dev.newsgraph.insight.embedding.SentenceModel;

/**
 * Measures searches by meaning of one caller, each for another text, so that each makes a
 * vector of its text. The vectors of the articles are those of a sample of their texts by
 * the model, each with many random variations, because to make all of them takes hours of
 * CPU. No stories are built.
 */
final class MeaningBenchmark {

	private static final double WANTED = 15;

	/** Texts of which the model makes vectors. */
	private static final int SAMPLE = 2_000;

	/** Length of a random variation. */
	private static final double VARIATION = 0.33;

	private static final int BATCH = 1_000;

	private static final int SEARCHES = 500;

	private static final int WARM_UP = 300;

	private static final String SEARCH = """
			query ($text: String!) {
			  search(text: $text, mode: %s, first: 20) { edges { score node { title webUrl } } }
			}""";

	private static final String STORE = """
			UNWIND $rows AS row
			MATCH (a:Article {key: row.key})
			SET a.embedding = row.vector, a.embeddingModel = $model""";

	private MeaningBenchmark() {
	}

	/** Measures the modes of a search. */
	public static void main(String[] arguments) throws Exception {
		CorpusFolder folder = CorpusFolder.create();
		List<String> heap = List.of("-Xmx" + folder.settings().heap());
		try (GatewayProcess process = folder.start("all", heap, List.of())) {
			store(process.bolt(), folder.corpus(), folder.settings().seed());
		}
		try (GatewayProcess process = folder.start("all", heap,
				List.of("--newsgraph.insight.enabled=true", "--newsgraph.insight.max-articles=1"));
				Gateway gateway = new Gateway(process.graphql())) {
			Table table = new Table(List.of("%,d documents".formatted(folder.settings().articles()), "p50 ms", "p95 ms", "p99 ms",
					"wanted p50", ""));
			for (String mode : List.of("MEANING", "HYBRID", "WORDS")) {
				double[] millis = measure(gateway, SEARCH.formatted(mode), folder.corpus(), folder.settings().seed());
				double median = percentile(millis, 0.5);
				boolean isWanted = !mode.equals("WORDS");
				table.add(List.of(mode, Report.decimals(median), Report.decimals(percentile(millis, 0.95)),
						Report.decimals(percentile(millis, 0.99)), isWanted ? "<= " + WANTED : "",
						isWanted ? Report.verdict(median <= WANTED) : ""));
			}
			folder.report("meaning.md", table.text());
		}
	}

	private static void store(BoltPort bolt, Corpus corpus, long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		List<float[]> sample = sample(corpus, random);
		try (Driver driver = bolt.driver()) {
			List<String> keys = driver.executableQuery("MATCH (a:Article) RETURN a.key AS key").execute().records().stream()
				.map((record) -> record.get("key").asString())
				.toList();
			for (int from = 0; from < keys.size(); from += BATCH) {
				List<Map<String, Object>> rows = new ArrayList<>();
				for (String key : keys.subList(from, Math.min(from + BATCH, keys.size()))) {
					rows.add(Map.of("key", key, "vector", variation(sample.get(random.nextInt(sample.size())), random)));
				}
				driver.executableQuery(STORE).withParameters(Map.of("rows", rows, "model", SentenceModel.VERSION)).execute();
			}
			driver.executableQuery("CALL db.awaitIndexes(3600)").execute();
		}
	}

	private static List<float[]> sample(Corpus corpus, SplittableRandom random) {
		SentenceModel model = new SentenceModel();
		List<float[]> vectors = new ArrayList<>();
		long start = System.nanoTime();
		for (int i = 0; i < SAMPLE; i++) {
			CorpusArticle article = corpus.documents().get(random.nextInt(corpus.documents().size()));
			vectors.add(model.embed(article.title(), article.excerpt()));
		}
		System.out.printf("%,d texts embedded, %.1f ms each.%n", SAMPLE, (System.nanoTime() - start) / 1e6 / SAMPLE);
		return vectors;
	}

	/** Returns a vector of the length 1 near another one, with a cosine of about 0.95. */
	private static float[] variation(float[] vector, SplittableRandom random) {
		float[] variation = new float[vector.length];
		double squares = 0;
		for (int i = 0; i < vector.length; i++) {
			variation[i] = (float) (vector[i] + random.nextGaussian() * VARIATION / Math.sqrt(vector.length));
			squares += variation[i] * variation[i];
		}
		float length = (float) Math.sqrt(squares);
		for (int i = 0; i < variation.length; i++) {
			variation[i] /= length;
		}
		return variation;
	}

	private static double[] measure(Gateway gateway, String document, Corpus corpus, long seed) throws IOException, InterruptedException {
		SplittableRandom random = new SplittableRandom(seed);
		double[] millis = new double[SEARCHES];
		for (int i = -WARM_UP; i < SEARCHES; i++) {
			CorpusArticle article = corpus.documents().get(random.nextInt(corpus.documents().size()));
			String[] words = (article.title() + " " + article.excerpt()).split("\\W+");
			String text = words[random.nextInt(words.length)] + " " + words[random.nextInt(words.length)] + " "
					+ words[random.nextInt(words.length)];
			long start = System.nanoTime();
			gateway.execute(document, Map.of("text", text));
			if (i >= 0) {
				millis[i] = (System.nanoTime() - start) / 1e6;
			}
		}
		Arrays.sort(millis);
		return millis;
	}

	private static double percentile(double[] sorted, double share) {
		return sorted[(int) Math.min(sorted.length - 1, Math.round(share * sorted.length))];
	}

}
