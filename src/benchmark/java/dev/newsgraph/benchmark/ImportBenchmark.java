package dev.newsgraph.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Loads the corpus into fresh databases, by the gateway's importer and as bare batches in
 * turn.
 */
final class ImportBenchmark {

	private final Settings settings;

	private final Corpus corpus;

	private final Path imports;

	private final List<Double> bare = new ArrayList<>();

	private final List<Double> gateway = new ArrayList<>();

	ImportBenchmark(Settings settings, Corpus corpus, Path imports) {
		this.settings = settings;
		this.corpus = corpus;
		this.imports = imports;
	}

	/** Returns the gateway that imported last, which is still up. */
	GatewayProcess run() throws IOException, InterruptedException {
		Path nothing = Files.createDirectories(this.settings.folder().resolve("nothing"));
		for (int i = 1;; i++) {
			System.out.printf("Load %d of %d.%n", i, this.settings.loads());
			GraphCensus expected;
			Duration idleStart;
			try (GatewayProcess idle = start("bare-" + i, nothing)) {
				idleStart = idle.startTime();
				long start = System.nanoTime();
				new BareLoad(this.corpus, 1000).run(idle.bolt());
				this.bare.add(perSecond(Duration.ofNanos(System.nanoTime() - start)));
				expected = GraphCensus.take(idle.bolt());
			}
			GatewayProcess loaded = start("gateway-" + i, this.imports);
			try {
				this.gateway.add(perSecond(loaded.startTime().minus(idleStart)));
				expected.requireSame(GraphCensus.take(loaded.bolt()));
			}
			catch (RuntimeException ex) {
				loaded.close();
				throw ex;
			}
			if (i == this.settings.loads()) {
				return loaded;
			}
			loaded.close();
		}
	}

	ImportMeasurement measurement() {
		return new ImportMeasurement(this.bare, this.gateway);
	}

	private GatewayProcess start(String name, Path root) throws IOException, InterruptedException {
		return GatewayProcess.start(this.settings.jar(), root, this.settings.folder().resolve(name),
				this.settings.folder().resolve(name + ".log"));
	}

	private double perSecond(Duration took) {
		return this.settings.articles() / (took.toNanos() / 1e9);
	}

}
