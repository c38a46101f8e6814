package dev.newsgraph.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import tools.jackson.databind.JsonNode;

/**
 * Measures what the record of changes costs imports: a first import, and one in which each
 * document has another heat, alternately with and without the record.
 */
final class ChangesBenchmark {

	private static final double WANTED = 0.9;

	private final CorpusFolder folder;

	private ChangesBenchmark(CorpusFolder folder) {
		this.folder = folder;
	}

	/** Measures both ways. */
	public static void main(String[] arguments) throws Exception {
		CorpusFolder folder = CorpusFolder.create();
		folder.report("changes.md", new ChangesBenchmark(folder).run());
	}

	private String run() throws IOException, InterruptedException {
		double[][] first = new double[2][this.folder.settings().rounds()];
		double[][] changed = new double[2][this.folder.settings().rounds()];
		for (int round = 0; round < this.folder.settings().rounds(); round++) {
			for (int i = 0; i < 2; i++) {
				// The order changes with each round.
				int way = (i + round) % 2;
				measure(way == 1, first[way], changed[way], round);
			}
		}
		Table table = new Table(List.of("documents a second", "without changes", "with changes", "ratio", "wanted", ""));
		row(table, "first import", first);
		row(table, "import of changed documents", changed);
		return "%,d documents, medians of %d rounds%n%n%s".formatted(this.folder.settings().articles(), this.folder.settings().rounds(), table.text());
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
		String store = (recorded ? "with-" : "without-") + round;
		try (GatewayProcess process = this.folder.start(store, List.of(),
				List.of("--newsgraph.import.changes.max-kept=" + (recorded ? 10_000_000 : 0)));
				Gateway gateway = new Gateway(process.graphql())) {
			first[round] = this.folder.settings().articles() / process.importSeconds();
			write(1);
			JsonNode job = ImportBenchmark.importAgain(gateway);
			changed[round] = job.get("loadedCount").asLong() / ImportBenchmark.seconds(job);
		}
	}

	private void write(int more) throws IOException {
		Path folder = this.folder.imports().resolve(ImportBenchmark.FOLDER);
		Folders.delete(folder);
		List<CorpusArticle> documents = this.folder.corpus().documents().stream()
			.map((document) -> (document.heat() == null) ? document
					: new CorpusArticle(document.title(), document.address(), document.video(), document.excerpt(), document.secured(),
							document.published(), document.quality(), document.heat() + more, document.provider(), document.topics(),
							document.images()))
			.toList();
		new CorpusWriter().write(new Corpus(documents, this.folder.corpus().outside(), this.folder.corpus().related(), this.folder.corpus().topics()),
				Files.createDirectories(folder));
	}

}
