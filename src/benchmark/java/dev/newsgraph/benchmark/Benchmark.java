package dev.newsgraph.benchmark;

import java.nio.file.Path;
import java.nio.file.Files;

/** temporary */
final class Benchmark {

	private Benchmark() {
	}

	public static void main(String[] arguments) throws Exception {
		Settings settings = Settings.fromSystemProperties();
		long start = System.nanoTime();
		Corpus corpus = new CorpusGenerator(settings.articles(), settings.seed()).generate(settings.articles());
		Path folder = settings.folder().resolve("import/corpus");
		Files.createDirectories(folder);
		new CorpusWriter().write(corpus, folder);
		System.out.println("corpus " + (System.nanoTime() - start) / 1e9);
		if (arguments.length > 0) {
			start = System.nanoTime();
			new BareLoad(corpus, 1000).run(java.net.URI.create(arguments[0]));
			System.out.println("bare " + settings.articles() / ((System.nanoTime() - start) / 1e9));
			try (Floor floor = new Floor(java.net.URI.create(arguments[0]), 8)) {
				java.util.List<String> sample = Operations.sample(corpus, 500, 1);
				PageAnchor anchor = new PageAnchor("x", java.time.ZonedDateTime.parse("2019-01-01T00:00:00Z"), "https");
				for (Operation operation : java.util.List.of(Operations.articleWithRelated(sample), Operations.hottest(), Operations.coverageOfTopic(corpus.topics()), Operations.relatedOfRelated(sample), Operations.firstPage(), Operations.laterPage(500, anchor))) {
					System.out.println(floor.read(operation.cypher(), operation.parameters().get(0)).toString().substring(0, 300));
					for (int i = 0; i < 4; i++) {
						System.out.println(operation.name() + " " + floor.measure(operation, java.time.Duration.ofSeconds(2)));
					}
				}
			}
		}
	}

}
