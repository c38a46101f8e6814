package dev.newsgraph.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Compares the packaged gateway with the driver, and reports whether the ratios reach the
 * thresholds.
 */
final class Benchmark {

	private static final Logger DRIVER_LOG = Logger.getLogger("org.neo4j.driver");

	private final Settings settings;

	private Benchmark(Settings settings) {
		this.settings = settings;
	}

	public static void main(String[] arguments) throws Exception {
		DRIVER_LOG.setLevel(Level.WARNING);
		try {
			if (!Wrk.isInstalled()) {
				throw new BenchmarkException(
						"The benchmark needs wrk, which is not on the path: install it (apt-get install wrk).");
			}
			new Benchmark(Settings.fromSystemProperties()).run();
		}
		catch (BenchmarkException ex) {
			System.err.println(ex.getMessage());
			System.exit(1);
		}
	}

	private void run() throws IOException, InterruptedException, ExecutionException {
		Folders.delete(this.settings.folder());
		if (this.settings.growth().isEmpty()) {
			speed();
		}
		else {
			growth();
		}
	}

	private void growth() throws IOException, InterruptedException {
		String table = new GrowthBenchmark(this.settings).run().table();
		publish("""

				Newsgraph by graph size: one caller, %d cores, JDK %s, a gateway for each number of documents with
				a heap of %s and a page cache of %s. Medians of %d alternating rounds of %d s; ratios by pairs of rounds.

				%s""".formatted(Runtime.getRuntime().availableProcessors(), Runtime.version(), this.settings.heap(),
				this.settings.pageCache(), this.settings.rounds(), this.settings.round().toSeconds(), table),
				"growth.md");
	}

	private void speed() throws IOException, InterruptedException, ExecutionException {
		Path imports = this.settings.folder().resolve("import");
		Corpus corpus = write(this.settings.articles(), imports);
		Report report = new Report();
		WantedTable wanted = new WantedTable();
		ImportBenchmark imported = new ImportBenchmark(this.settings, imports);
		ImportMeasurement loads = imported.run();
		try (GatewayProcess process = imported.startLoaded()) {
			if (this.settings.rounds() > 0) {
				queries(corpus, process, report, wanted);
			}
			report.load(loads);
			wanted.load(loads);
			report.unchanged("the same folder again at a start, documents",
					this.settings.articles() / process.importSeconds());
			try (Gateway gateway = new Gateway(process.graphql())) {
				report.unchanged("the same folder again as a job, documents", imported.unchangedPerSecond(gateway));
				report.concurrentReads(new ConcurrentReadBenchmark(gateway, Operations.reads(corpus, this.settings.seed()))
					.run(imports, this.settings));
			}
		}
		Path tenth = this.settings.folder().resolve("import-tenth");
		write(this.settings.articles() / 10, tenth);
		report.heap(this.settings.articles(), imported.liveMegabytes("live-tenth", tenth),
				imported.liveMegabytes("live", imports));
		wanted.missing(this.settings.peer(), this.settings.rounds() > 0);
		publish("""

				Newsgraph and the driver with hand-written Cypher: %,d documents, %d callers, %d cores, JDK %s.
				Medians of %d alternating rounds of %d s; ratios by pairs of rounds. Import: medians of %d loads.

				%s
				%s""".formatted(this.settings.articles(), this.settings.callers(),
				Runtime.getRuntime().availableProcessors(), Runtime.version(), this.settings.rounds(),
				this.settings.round().toSeconds(), this.settings.loads(), report.table(), wanted.text()), "report.md");
	}

	private Corpus write(int articles, Path root) throws IOException {
		Corpus corpus = new CorpusGenerator(articles, this.settings.seed(), this.settings.related()).generate(articles);
		Path folder = Files.createDirectories(root.resolve(ImportBenchmark.FOLDER));
		new CorpusWriter().write(corpus, folder);
		System.out.printf("%,d documents written to %s.%n", articles, root);
		return corpus;
	}

	private void queries(Corpus corpus, GatewayProcess process, Report report, WantedTable wanted)
			throws IOException, InterruptedException, ExecutionException {
		Wrk wrk = new Wrk(process.graphql(), this.settings.callers(), this.settings.folder());
		try (Gateway gateway = new Gateway(process.graphql());
				Floor floor = new Floor(process.bolt(), this.settings.callers())) {
			List<Measurement> measurements = new QueryBenchmark(this.settings, corpus, gateway, floor, wrk).run();
			measurements.forEach(report::operation);
			report.pages(measurements.getLast(), measurements.get(measurements.size() - 2));
			wanted.operations(measurements);
			List<Measurement> repeated = new CachedAnswersBenchmark(this.settings, floor, wrk).run(corpus);
			System.out.println(CachedAnswersBenchmark.table(repeated));
			wanted.repeated(repeated);
			wanted.cpu(new CpuBenchmark(this.settings, process.pid(), floor, wrk).run(corpus));
		}
		if (this.settings.peer()) {
			wanted.peer(new PeerBenchmark(this.settings, process).run(corpus));
		}
	}

	private void publish(String text, String file) throws IOException {
		System.out.println(text);
		Files.writeString(this.settings.folder().resolve(file), text.strip() + "\n");
	}

}
