package dev.newsgraph.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Loads the corpus into fresh databases, by the gateway's importer and as bare batches in
 * turn.
 */
final class ImportBenchmark {

	/** The importer's own default. */
	private static final int BATCH_SIZE = 1000;

	private static final Pattern COLLECTED = Pattern.compile("->(\\d+)M\\(");

	private final Settings settings;

	private final Path imports;

	private final Path nothing;

	ImportBenchmark(Settings settings, Path imports) throws IOException {
		this.settings = settings;
		this.imports = imports;
		this.nothing = Files.createDirectories(settings.folder().resolve("nothing"));
	}

	ImportMeasurement run() throws IOException, InterruptedException {
		List<Double> bare = new ArrayList<>();
		List<Double> importer = new ArrayList<>();
		GraphRows rows = null;
		GraphSchema schema = null;
		BareLoad bareLoad = null;
		for (int i = 1; i <= this.settings.loads(); i++) {
			System.out.printf("Load %d of %d.%n", i, this.settings.loads());
			double seconds;
			try (GatewayProcess loaded = start("gateway-" + i, this.imports,
					List.of("-Xlog:gc:file=" + collections()))) {
				seconds = loaded.importSeconds();
				if (rows == null || schema == null || bareLoad == null) {
					rows = GraphRows.read(loaded.bolt());
					schema = GraphSchema.read(loaded.bolt());
					bareLoad = new BareLoad(RowBatches.of(rows, BATCH_SIZE));
				}
			}
			try (GatewayProcess empty = start("bare-" + i, this.nothing, List.of())) {
				// An import of nothing makes the constraints and indexes, which the bare
				// batches find there.
				importer.add(this.settings.articles() / (seconds - empty.importSeconds()));
				schema.make(empty.bolt());
				long start = System.nanoTime();
				bareLoad.run(empty.bolt());
				bare.add(this.settings.articles() / ((System.nanoTime() - start) / 1e9));
				if (!rows.equals(GraphRows.read(empty.bolt()))) {
					throw new BenchmarkException("The bare batches do not make the graph that the importer makes.");
				}
			}
		}
		return new ImportMeasurement(bare, importer);
	}

	/** Starts the gateway on what it imported last. */
	GatewayProcess startLoaded() throws IOException, InterruptedException {
		return start("gateway-" + this.settings.loads(), this.imports, List.of());
	}

	/** The most that a collection left in use, in the last load. */
	long heapMegabytes() throws IOException {
		return COLLECTED.matcher(Files.readString(collections()))
			.results()
			.mapToLong((collection) -> Long.parseLong(collection.group(1)))
			.max()
			.orElse(0);
	}

	private Path collections() {
		return this.settings.folder().resolve("collections.log");
	}

	private GatewayProcess start(String name, Path root, List<String> options)
			throws IOException, InterruptedException {
		return GatewayProcess.start(this.settings.jar(), root, this.settings.folder().resolve(name),
				this.settings.folder().resolve(name + ".log"), options, List.of());
	}

}
