package dev.newsgraph.benchmark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Settings of a run, from the system properties {@code benchmark.*}.
 *
 * @param jar the packaged gateway
 * @param folder the folder for the corpus, the stores, the logs and the report
 * @param articles number of documents in the corpus
 * @param seed the seed of all random values
 * @param related number of related articles in each document; 0 for three or four
 * @param loads number of loads by the import and as bare batches
 * @param rounds number of rounds of each operation
 * @param round duration of a round, in whole seconds
 * @param callers number of concurrent requests
 * @param growth sizes of corpora to compare. If it is not empty, nothing else is measured
 * @param heap heap of each gateway when sizes are compared
 * @param pageCache page cache of each gateway when sizes are compared
 * @param stores the folder of the stores of the sizes to compare, which are kept and used
 * again
 * @param peer whether the gateway is compared with {@code @neo4j/graphql}, which npm installs
 */
record Settings(Path jar, Path folder, int articles, long seed, int related, int loads, int rounds, Duration round, int callers,
		List<Integer> growth, String heap, String pageCache, Path stores, boolean peer) {

	/** Reads the settings from the system properties. */
	static Settings fromSystemProperties() {
		return new Settings(Path.of(System.getProperty("benchmark.jar", "target/newsgraph.jar")).toAbsolutePath(),
				Path.of(System.getProperty("benchmark.folder", "target/benchmark")).toAbsolutePath(),
				Integer.getInteger("benchmark.articles", 20_000), Long.getLong("benchmark.seed", 2026), Integer.getInteger("benchmark.related", 0),
				Integer.getInteger("benchmark.loads", 3), Integer.getInteger("benchmark.rounds", 5),
				Duration.ofSeconds(Integer.getInteger("benchmark.seconds", 3)), 8, sizes(System.getProperty("benchmark.growth", "")),
				System.getProperty("benchmark.heap", "2g"), System.getProperty("benchmark.page-cache", "4g"),
				Path.of(System.getProperty("benchmark.stores", "target/benchmark-stores")).toAbsolutePath(), Boolean.getBoolean("benchmark.peer"));
	}

	Settings {
		if (articles < 200) {
			throw new BenchmarkException("benchmark.articles is " + articles + "; set it to 200 or more.");
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
					"benchmark.growth must be a list of numbers of documents, for example 10000,100000, but contains "
							+ text + ".");
		}
	}

}
