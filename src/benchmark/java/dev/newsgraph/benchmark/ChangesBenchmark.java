package dev.newsgraph.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;

/**
 * Measures what the record of changes costs imports: a first import, and one in which each
 * document has another heat, alternately with and without the record.
 */
final class ChangesBenchmark {

	private static final double WANTED = 0.9;

	private final Settings settings;

	private final Path imports;

	private final Corpus corpus;

	private ChangesBenchmark(Settings settings, Path imports, Corpus corpus) {
		this.settings = settings;
		this.imports = imports;
		this.corpus = corpus;
	}

	/** Measures both ways. */
	public static void main(String[] arguments) throws Exception {
		Settings settings = Settings.fromSystemProperties();
		Folders.delete(settings.folder());
		Path imports = Files.createDirectories(settings.folder().resolve("import"));
		Corpus corpus = new CorpusGenerator(settings.articles(), settings.seed()).generate(settings.articles());
		System.out.println(new ChangesBenchmark(settings, imports, corpus).run());
	}

	private String run() throws IOException, InterruptedException {
		double[][] first = new double[2][this.settings.rounds()];
		double[][] changed = new double[2][this.settings.rounds()];
		for (int round = 0; round < this.settings.rounds(); round++) {
			for (int i = 0; i < 2; i++) {
				// The order changes with each round.
				int way = (i + round) % 2;
				measure(way == 1, first[way], changed[way], round);
			}
		}
		Table table = new Table(List.of("documents a second", "without changes", "with changes", "ratio", "wanted", ""));
		row(table, "first import", first);
		row(table, "import of changed documents", changed);
		return "%,d documents, medians of %d rounds%n%n%s".formatted(this.settings.articles(), this.settings.rounds(), table.text());
	}

	private static void row(Table table, String name, double[][] perSecond) {
		double[] ratios = new double[perSecond[0].length];
		for (int i = 0; i < ratios.length; i++) {
			ratios[i] = perSecond[1][i] / perSecond[0][i];
		}
		double ratio = Round.median(ratios);
		table.add(List.of(name, Report.whole(Round.median(perSecond[0])), Report.whole(Round.median(perSecond[1])), Report.decimals(ratio),
				">= " + WANTED, Report.verdict(ratio >= WANTED)));
	}

	private void measure(boolean recorded, double[] first, double[] changed, int round) throws IOException, InterruptedException {
		write(0);
		Path data = this.settings.folder().resolve("data");
		Folders.delete(data);
		try (GatewayProcess process = GatewayProcess.start(this.settings.jar(), this.imports, data,
				this.settings.folder().resolve("gateway.log"), List.of(),
				List.of("--newsgraph.import.changes.max-kept=" + (recorded ? 10_000_000 : 0)));
				Gateway gateway = new Gateway(process.graphql())) {
			first[round] = this.settings.articles() / process.importSeconds();
			write(1);
			changed[round] = importAgain(gateway);
		}
	}

	private void write(int more) throws IOException {
		Path folder = this.imports.resolve(ImportBenchmark.FOLDER);
		Folders.delete(folder);
		List<CorpusArticle> documents = this.corpus.documents().stream()
			.map((document) -> (document.heat() == null) ? document
					: new CorpusArticle(document.title(), document.address(), document.video(), document.excerpt(), document.secured(),
							document.published(), document.quality(), document.heat() + more, document.provider(), document.topics(),
							document.images()))
			.toList();
		new CorpusWriter().write(new Corpus(documents, this.corpus.outside(), this.corpus.related(), this.corpus.topics()),
				Files.createDirectories(folder));
	}

	private double importAgain(Gateway gateway) throws IOException, InterruptedException {
		String id = gateway
			.execute("mutation { startImport(input: {folder: \"%s\"}) { job { id } } }".formatted(ImportBenchmark.FOLDER), Map.of())
			.at("/startImport/job/id")
			.asString();
		JsonNode job;
		do {
			Thread.sleep(50);
			job = gateway.execute("query ($id: ID!) { importJob(id: $id) { startedAt endedAt loadedCount } }", Map.of("id", id))
				.get("importJob");
		}
		while (job.get("endedAt").isNull());
		Duration took = Duration.between(Instant.parse(job.get("startedAt").asString()), Instant.parse(job.get("endedAt").asString()));
		return job.get("loadedCount").asLong() / (took.toMillis() / 1000.0);
	}

}
