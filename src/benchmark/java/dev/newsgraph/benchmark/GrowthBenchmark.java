package dev.newsgraph.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.neo4j.driver.Driver;

/**
 * Compares the response times of a single caller for corpora of several sizes. All gateways
 * run at the same time and are measured alternately.
 */
final class GrowthBenchmark {

	/** Number of documents that are related only to each other; the smallest corpus has two seasons. */
	private static final int SEASON = 5000;

	private static final int WARM_UPS = 3;

	private static final int CHECKED = 1000;

	private final Settings settings;

	private final Path emptyRoot;

	GrowthBenchmark(Settings settings) throws IOException {
		this.settings = settings;
		this.emptyRoot = Files.createDirectories(settings.folder().resolve("empty"));
	}

	/** Runs all rounds and returns their report. */
	GrowthReport run() throws IOException, InterruptedException {
		compareLoads();
		List<GrownGateway> gateways = new ArrayList<>();
		try {
			for (int size : this.settings.growth()) {
				gateways.add(start(size));
			}
			return measure(gateways);
		}
		finally {
			gateways.forEach(GrownGateway::close);
		}
	}

	private GrowthReport measure(List<GrownGateway> gateways) throws IOException, InterruptedException {
		List<String> operations = gateways.getFirst().names();
		GrowthReport report = new GrowthReport(this.settings.growth(), operations);
		for (int round = 0; round < WARM_UPS + this.settings.rounds(); round++) {
			System.out.printf("Round %d of %d; the first %d are warm-up rounds.%n", round + 1,
					WARM_UPS + this.settings.rounds(), WARM_UPS);
			// All sizes of one operation follow each other directly.
			for (int operation = 0; operation < operations.size(); operation++) {
				for (int size = 0; size < gateways.size(); size++) {
					Round measured = gateways.get(size).measure(round, operation, this.settings.round());
					if (round >= WARM_UPS) {
						report.add(operation, size, measured);
					}
				}
			}
		}
		return report;
	}

	/** Checks that the offline load creates the same graph as an import. */
	private void compareLoads() throws IOException, InterruptedException {
		Corpus corpus = new CorpusGenerator(CHECKED, this.settings.seed()).generate(CHECKED);
		Path imports = this.settings.folder().resolve("import");
		new CorpusWriter().write(corpus, imports.resolve("corpus"));
		GraphRows imported;
		try (GatewayProcess gateway = start("imported", this.settings.folder().resolve("imported"), imports)) {
			imported = GraphRows.read(gateway.bolt()).withoutInternalProperties();
		}
		Path data = new BulkLoad(this.settings.folder()).run("loaded", corpus);
		try (GatewayProcess gateway = start("loaded", data, this.emptyRoot)) {
			GraphRows loaded = GraphRows.read(gateway.bolt()).withoutInternalProperties();
			if (!loaded.equals(imported)) {
				throw new BenchmarkException(
						"The offline load and the import create different graphs.%noffline:  %s%nimporter: %s"
							.formatted(loaded.differsFrom(imported), imported.differsFrom(loaded)));
			}
		}
		System.out.printf("The offline load and the import of %,d documents create the same graph.%n", CHECKED);
	}

	private GrownGateway start(int size) throws IOException, InterruptedException {
		long start = System.nanoTime();
		// All sizes have equal numbers of providers and topics.
		Corpus corpus = new CorpusGenerator(this.settings.growth().getLast(), this.settings.seed()).generate(size,
				SEASON);
		Path data = store(size, corpus);
		System.out.printf("%,d documents ready after %,d s.%n", size, (System.nanoTime() - start) / 1_000_000_000);
		GatewayProcess process = start("grown-" + size, data, this.emptyRoot);
		System.out.printf("Indexed in %.0f s.%n", process.importSeconds());
		declareSorted(process);
		return new GrownGateway(process, corpus, WARM_UPS + this.settings.rounds(), this.settings.seed(),
				this.settings.folder().resolve("grown-" + size + "-scripts"));
	}

	/** Tells the gateway that all relationships to topics hold the values of their article. */
	private static void declareSorted(GatewayProcess process) throws IOException {
		try (Driver driver = process.bolt().driver()) {
			driver
				.executableQuery("""
						MERGE (state:GraphState {id: 'graph'})
						ON CREATE SET state.sequence = 0
						SET state.sortedRelationships = ['ABOUT']""")
				.execute();
		}
	}

	/** Loads the corpus unless an earlier run has loaded it. */
	private Path store(int size, Corpus corpus) throws IOException {
		// Stores of earlier versions have other relationships.
		String name = "sorted-%d-of-%d-seed-%d".formatted(size, this.settings.growth().getLast(), this.settings.seed());
		Path loaded = this.settings.stores().resolve(name + ".loaded");
		if (!Files.exists(loaded)) {
			new BulkLoad(Files.createDirectories(this.settings.stores())).run(name, corpus);
			Files.createFile(loaded);
		}
		return this.settings.stores().resolve(name);
	}

	private GatewayProcess start(String name, Path data, Path imports) throws IOException, InterruptedException {
		return GatewayProcess.start(this.settings.jar(), imports, data, this.settings.folder().resolve(name + ".log"),
				List.of("-Xmx" + this.settings.heap()),
				List.of("--newsgraph.database.embedded.page-cache=" + this.settings.pageCache()));
	}

}
