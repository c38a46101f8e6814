package dev.newsgraph.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A generated corpus in an import root, for benchmarks that start gateways of their own.
 *
 * @param settings the settings of the run
 * @param corpus the corpus
 * @param imports the import root
 */
record CorpusFolder(Settings settings, Corpus corpus, Path imports) {

	/** Number of articles, or pairs of articles, for each operation. */
	private static final int SAMPLE = 200;

	/** Deletes what an earlier run has left, and writes a corpus. */
	static CorpusFolder create() throws IOException {
		Settings settings = Settings.fromSystemProperties();
		Folders.delete(settings.folder());
		Path imports = settings.folder().resolve("import");
		Corpus corpus = new CorpusGenerator(settings.articles(), settings.seed()).generate(settings.articles());
		new CorpusWriter().write(corpus, Files.createDirectories(imports.resolve(ImportBenchmark.FOLDER)));
		return new CorpusFolder(settings, corpus, imports);
	}

	/** Returns the operations of the benchmark. */
	List<Operation> operations() {
		return Operations.all(this.corpus, SAMPLE, this.settings.seed());
	}

	/**
	 * Starts a gateway with a store of its own, and waits until it has imported the corpus.
	 * @param name the name of its store and of its log
	 * @param options options of the JVM
	 */
	GatewayProcess start(String name, List<String> options, List<String> arguments)
			throws IOException, InterruptedException {
		List<String> all = new ArrayList<>(arguments);
		// Several gateways run at the same time.
		all.add("--management.server.port=0");
		return GatewayProcess.start(this.settings.jar(), this.imports, this.settings.folder().resolve("data-" + name),
				this.settings.folder().resolve(name + ".log"), options, all);
	}

	/** Prints a report, and writes it to a file. */
	void report(String file, String report) throws IOException {
		System.out.println(report);
		Files.writeString(this.settings.folder().resolve(file), report);
	}

}
