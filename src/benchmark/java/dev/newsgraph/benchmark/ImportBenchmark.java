package dev.newsgraph.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

/**
 * Loads the corpus into new databases, alternately by an import of the gateway and as bare
 * batches.
 */
final class ImportBenchmark {

	/** The default of the import. */
	private static final int BATCH_SIZE = 250;

	/** The name of the seed folder in the import root. */
	static final String FOLDER = "corpus";

	/** Number of imports of the unchanged folder. */
	private static final int REPETITIONS = 5;

	private static final Pattern COLLECTED = Pattern.compile("Pause Full .*->(\\d+)M\\(");

	private final Settings settings;

	private final Path imports;

	private final Path emptyRoot;

	ImportBenchmark(Settings settings, Path imports) throws IOException {
		this.settings = settings;
		this.imports = imports;
		this.emptyRoot = Files.createDirectories(settings.folder().resolve("empty"));
	}

	/** Runs all loads. */
	ImportMeasurement run() throws IOException, InterruptedException {
		List<Double> bare = new ArrayList<>();
		List<Double> importer = new ArrayList<>();
		GraphRows rows = null;
		GraphSchema schema = null;
		BareLoad bareLoad = null;
		for (int i = 1; i <= this.settings.loads(); i++) {
			System.out.printf("Load %d of %d.%n", i, this.settings.loads());
			double seconds;
			try (GatewayProcess loaded = start("gateway-" + i, this.imports)) {
				seconds = loaded.importSeconds();
				if (rows == null || schema == null || bareLoad == null) {
					rows = GraphRows.read(loaded.bolt());
					schema = GraphSchema.read(loaded.bolt());
					bareLoad = new BareLoad(RowBatches.of(rows, BATCH_SIZE));
				}
			}
			try (GatewayProcess empty = start("bare-" + i, this.emptyRoot)) {
				// An import without documents creates the constraints and indexes, which the
				// bare batches use.
				importer.add(this.settings.articles() / (seconds - empty.importSeconds()));
				schema.create(empty.bolt());
				long start = System.nanoTime();
				bareLoad.run(empty.bolt());
				bare.add(this.settings.articles() / ((System.nanoTime() - start) / 1e9));
				if (!rows.areIn(empty.bolt())) {
					throw new BenchmarkException("The bare batches and the import create different graphs.");
				}
			}
		}
		return new ImportMeasurement(bare, importer);
	}

	/** Starts a gateway with the database of the last import. */
	GatewayProcess startLoaded() throws IOException, InterruptedException {
		return start("gateway-" + this.settings.loads(), this.imports);
	}

	/** Returns the documents per second when a gateway imports an unchanged folder. */
	double unchangedPerSecond(Gateway gateway) throws IOException, InterruptedException {
		double[] perSecond = new double[REPETITIONS];
		for (int i = 0; i < REPETITIONS; i++) {
			JsonNode job = importAgain(gateway);
			perSecond[i] = job.get("unchangedCount").asLong() / seconds(job);
		}
		return Round.median(perSecond);
	}

	/** Imports the folder by a job, and returns the job when it has ended. */
	static JsonNode importAgain(Gateway gateway) throws IOException, InterruptedException {
		Object id = gateway
			.execute("mutation { startImport(input: {folder: \"%s\"}) { job { id } } }".formatted(FOLDER), Map.of())
			.at("/startImport/job/id")
			.asString();
		JsonNode job;
		do {
			Thread.sleep(50);
			job = gateway
				.execute("query ($id: ID!) { importJob(id: $id) { startedAt endedAt loadedCount unchangedCount } }",
						Map.of("id", id))
				.get("importJob");
		}
		while (job.get("endedAt").isNull());
		return job;
	}

	/** Returns how long a job took that has ended. */
	static double seconds(JsonNode job) {
		return Duration
			.between(Instant.parse(job.get("startedAt").asString()), Instant.parse(job.get("endedAt").asString()))
			.toMillis() / 1000.0;
	}

	/**
	 * Returns the peak of the live heap during an import, in megabytes.
	 * @param name the name of the data folder
	 * @param root the import root with the corpus
	 */
	long liveMegabytes(String name, Path root) throws IOException, InterruptedException {
		Path collections = this.settings.folder().resolve(name + "-collections.log");
		GatewayProcess
			.startCollecting(this.settings.jar(), root, this.settings.folder().resolve(name),
					this.settings.folder().resolve(name + ".log"),
					List.of("-Xmx" + this.settings.heap(), "-Xlog:gc:file=" + collections))
			.close();
		Folders.delete(this.settings.folder().resolve(name));
		return COLLECTED.matcher(Files.readString(collections))
			.results()
			.mapToLong((collection) -> Long.parseLong(collection.group(1)))
			.max()
			.orElse(0);
	}

	private GatewayProcess start(String name, Path root) throws IOException, InterruptedException {
		return GatewayProcess.start(this.settings.jar(), root, this.settings.folder().resolve(name),
				this.settings.folder().resolve(name + ".log"));
	}

}
