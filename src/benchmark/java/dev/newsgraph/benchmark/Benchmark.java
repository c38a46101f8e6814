package dev.newsgraph.benchmark;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.jspecify.annotations.Nullable;

/**
 * Measures the packaged gateway beside the driver, and says how far it is from what is
 * wanted.
 */
final class Benchmark {

	private static final Logger DRIVER_LOG = Logger.getLogger("org.neo4j.driver");

	private final Settings settings;

	private final Corpus corpus;

	private Benchmark(Settings settings) {
		this.settings = settings;
		this.corpus = new CorpusGenerator(settings.articles(), settings.seed()).generate(settings.articles());
	}

	public static void main(String[] arguments) throws Exception {
		DRIVER_LOG.setLevel(Level.WARNING);
		try {
			if (!Wrk.isInstalled()) {
				throw new BenchmarkException(
						"The gateway is loaded with wrk, which is not on the path: install it (apt-get install wrk).");
			}
			new Benchmark(Settings.fromSystemProperties()).run();
		}
		catch (BenchmarkException ex) {
			System.err.println(ex.getMessage());
			System.exit(1);
		}
	}

	private void run() throws IOException, InterruptedException, ExecutionException {
		Path imports = this.settings.folder().resolve("import");
		delete(this.settings.folder());
		Files.createDirectories(imports.resolve("corpus"));
		new CorpusWriter().write(this.corpus, imports.resolve("corpus"));
		System.out.printf("%,d documents written to %s.%n", this.settings.articles(), imports);
		Report report = new Report();
		ImportBenchmark imported = new ImportBenchmark(this.settings, imports);
		ImportMeasurement loads = imported.run();
		try (GatewayProcess process = imported.startLoaded()) {
			queries(process, report);
		}
		report.load(loads);
		publish(report);
	}

	private void queries(GatewayProcess process, Report report)
			throws IOException, InterruptedException, ExecutionException {
		Wrk wrk = new Wrk(process.graphql(), this.settings.callers(), this.settings.folder());
		try (Gateway gateway = new Gateway(process.graphql());
				Floor floor = new Floor(process.bolt(), this.settings.callers())) {
			List<Measurement> measurements = new QueryBenchmark(this.settings, this.corpus, gateway, floor, wrk).run();
			measurements.forEach(report::operation);
			report.pages(measurements.getLast(), measurements.get(measurements.size() - 2));
		}
	}

	private void publish(Report report) throws IOException {
		String text = """

				Newsgraph beside the driver with hand-written Cypher: %,d documents, %d callers, %d cores, JDK %s.
				Medians of %d rounds of %d s each way in turn; ratios by pairs of rounds. Import: medians of %d loads.

				%s""".formatted(this.settings.articles(), this.settings.callers(),
				Runtime.getRuntime().availableProcessors(), Runtime.version(), this.settings.rounds(),
				this.settings.round().toSeconds(), this.settings.loads(), report.table());
		System.out.println(text);
		Files.writeString(this.settings.folder().resolve("report.md"), text.strip() + "\n");
	}

	private static void delete(Path folder) throws IOException {
		if (!Files.exists(folder)) {
			return;
		}
		Files.walkFileTree(folder, new SimpleFileVisitor<>() {

			@Override
			public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
				Files.delete(file);
				return FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
				Files.delete(visited);
				return FileVisitResult.CONTINUE;
			}

		});
	}

}
