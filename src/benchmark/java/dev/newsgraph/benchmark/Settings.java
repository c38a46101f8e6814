package dev.newsgraph.benchmark;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a run is done; read from {@code benchmark.*} system properties.
 *
 * @param jar the packaged gateway
 * @param folder where the corpus, the stores, the logs and the report go
 * @param articles documents of the corpus
 * @param seed of everything that is drawn by chance
 * @param loads how often the corpus is loaded each way
 * @param rounds how often each operation is measured each way
 * @param round how long one round lasts, in whole seconds
 * @param callers how many requests are under way at once
 */
record Settings(Path jar, Path folder, int articles, long seed, int loads, int rounds, Duration round, int callers) {

	static Settings fromSystemProperties() {
		return new Settings(Path.of(System.getProperty("benchmark.jar", "target/newsgraph.jar")).toAbsolutePath(),
				Path.of(System.getProperty("benchmark.folder", "target/benchmark")).toAbsolutePath(),
				Integer.getInteger("benchmark.articles", 20_000), Long.getLong("benchmark.seed", 2026),
				Integer.getInteger("benchmark.loads", 3), Integer.getInteger("benchmark.rounds", 5),
				Duration.ofSeconds(Integer.getInteger("benchmark.seconds", 3)), 8);
	}

	Settings {
		if (articles < 200) {
			throw new BenchmarkException("benchmark.articles is " + articles + "; take 200 or more.");
		}
	}

}
