package dev.newsgraph.benchmark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * How a run is done; read from {@code benchmark.*} system properties.
 *
 * @param jar the packaged gateway
 * @param folder where the corpus, the stores, the logs and the report go
 * @param articles documents of the corpus
 * @param seed of everything that is drawn by chance
 * @param related how many others each document lists; 0 for three or four, as the feed
 * @param loads how often the corpus is loaded each way
 * @param rounds how often each operation is measured each way
 * @param round how long one round lasts, in whole seconds
 * @param callers how many requests are under way at once
 * @param growth sizes of the corpora that are compared with each other; when there are
 * some, nothing else is measured
 * @param heap of each gateway, when sizes are compared
 * @param pageCache of each gateway, when sizes are compared
 */
record Settings(Path jar, Path folder, int articles, long seed, int related, int loads, int rounds, Duration round, int callers,
		List<Integer> growth, String heap, String pageCache) {

	static Settings fromSystemProperties() {
		return new Settings(Path.of(System.getProperty("benchmark.jar", "target/newsgraph.jar")).toAbsolutePath(),
				Path.of(System.getProperty("benchmark.folder", "target/benchmark")).toAbsolutePath(),
				Integer.getInteger("benchmark.articles", 20_000), Long.getLong("benchmark.seed", 2026), Integer.getInteger("benchmark.related", 0),
				Integer.getInteger("benchmark.loads", 3), Integer.getInteger("benchmark.rounds", 5),
				Duration.ofSeconds(Integer.getInteger("benchmark.seconds", 3)), 8, sizes(System.getProperty("benchmark.growth", "")),
				System.getProperty("benchmark.heap", "2g"), System.getProperty("benchmark.page-cache", "4g"));
	}

	Settings {
		if (articles < 200) {
			throw new BenchmarkException("benchmark.articles is " + articles + "; take 200 or more.");
		}
	}

	private static List<Integer> sizes(String listed) {
		return Arrays.stream(listed.split(",")).filter((size) -> !size.isBlank()).map(Settings::size).sorted().toList();
	}

	private static int size(String text) {
		try {
			return Integer.parseInt(text.strip());
		}
		catch (NumberFormatException ex) {
			throw new BenchmarkException(
					"benchmark.growth is to be numbers of documents, as 10000,100000: " + text + " is none.");
		}
	}

}
