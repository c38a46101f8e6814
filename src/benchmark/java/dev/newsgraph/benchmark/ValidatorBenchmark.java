package dev.newsgraph.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;

/**
 * Measures queries by {@code GET} on the packaged gateway: executed, and confirmed by
 * status 304 because the client sends the tag of the answer that it has.
 */
final class ValidatorBenchmark {

	private static final double WANTED = 5;

	private static final int SAMPLE = 20;

	private final JsonMapper json = new JsonMapper();

	private final Settings settings;

	private final GatewayProcess gateway;

	private final Wrk wrk;

	private ValidatorBenchmark(Settings settings, GatewayProcess gateway) {
		this.settings = settings;
		this.gateway = gateway;
		this.wrk = new Wrk(gateway.graphql(), settings.callers(), settings.folder());
	}

	public static void main(String[] arguments) throws Exception {
		Settings settings = Settings.fromSystemProperties();
		Folders.delete(settings.folder());
		Path imports = settings.folder().resolve("import");
		Corpus corpus = new CorpusGenerator(settings.articles(), settings.seed()).generate(settings.articles());
		new CorpusWriter().write(corpus, Files.createDirectories(imports.resolve(ImportBenchmark.FOLDER)));
		try (GatewayProcess gateway = GatewayProcess.start(settings.jar(), imports, settings.folder().resolve("data"),
				settings.folder().resolve("gateway.log"), List.of(),
				List.of("--newsgraph.database.embedded.bolt=false"))) {
			String report = new ValidatorBenchmark(settings, gateway).run(corpus);
			System.out.println(report);
			Files.writeString(settings.folder().resolve("validators.md"), report);
		}
	}

	private String run(Corpus corpus) throws IOException, InterruptedException {
		Map<Operation, List<Path>> scripts = new LinkedHashMap<>();
		try (HttpClient client = HttpClient.newHttpClient()) {
			for (Operation operation : Operations.all(corpus, SAMPLE, this.settings.seed())) {
				List<String> paths = paths(operation);
				List<String> tags = new ArrayList<>();
				for (String path : paths) {
					tags.add(tag(client, path));
				}
				scripts.put(operation, List.of(this.wrk.getScript(operation.name() + " executed", paths, null),
						this.wrk.getScript(operation.name() + " confirmed", paths, tags)));
			}
		}
		StringBuilder report = new StringBuilder("""
				Queries by GET: %,d documents, %d callers, %d cores, JDK %s. Medians of %d alternating rounds of %d s.

				| | executed/s | confirmed/s | ratio | wanted | |
				| --- | ---: | ---: | ---: | ---: | ---: |
				""".formatted(this.settings.articles(), this.settings.callers(),
				Runtime.getRuntime().availableProcessors(), Runtime.version(), this.settings.rounds(),
				this.settings.round().toSeconds()));
		for (Map.Entry<Operation, List<Path>> entry : scripts.entrySet()) {
			double[][] perSecond = new double[2][this.settings.rounds()];
			for (int round = -1; round < this.settings.rounds(); round++) {
				for (int way = 0; way < 2; way++) {
					double measured = this.wrk.measure(entry.getValue().get(way), this.settings.round()).perSecond();
					// The first round warms up.
					if (round >= 0) {
						perSecond[way][round] = measured;
					}
				}
			}
			double executed = Round.median(perSecond[0]);
			double confirmed = Round.median(perSecond[1]);
			report.append("| %s | %,.0f | %,.0f | %.1f | >= %.0f | %s |%n".formatted(entry.getKey().name(), executed,
					confirmed, confirmed / executed, WANTED, (confirmed >= WANTED * executed) ? "met" : "not met"));
		}
		return report.toString();
	}

	private List<String> paths(Operation operation) {
		return operation.variables()
			.stream()
			.limit(SAMPLE)
			.map((variables) -> "/graphql?query=%s&variables=%s".formatted(encoded(operation.document()),
					encoded(this.json.writeValueAsString(variables))))
			.toList();
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	private String tag(HttpClient client, String path) throws IOException, InterruptedException {
		URI uri = this.gateway.graphql().resolve(path);
		HttpResponse<String> response = client.send(
				HttpRequest.newBuilder(uri).header("Accept", "application/graphql-response+json").build(),
				HttpResponse.BodyHandlers.ofString());
		return response.headers()
			.firstValue("ETag")
			.orElseThrow(() -> new BenchmarkException(
					"The answer has no ETag: " + response.statusCode() + " " + response.body()));
	}

}
