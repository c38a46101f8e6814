package dev.newsgraph.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

import dev.newsgraph.access.KeysFile;
import dev.newsgraph.access.Role;
import dev.newsgraph.access.TestIssuer;

/**
 * Measures the throughput of a gateway that checks API keys, JWTs and budgets, beside one
 * whose callers need no credentials. The budgets are so large that no request is refused.
 */
final class AccessBenchmark {

	private static final double WANTED_KEY = 0.97;

	private static final double WANTED_JWT = 0.93;

	private static final int SAMPLE = 200;

	private static final String BUDGET = "--newsgraph.budget.reader.";

	private static final Duration WARM_UP = Duration.ofSeconds(3);

	private final Settings settings;

	private AccessBenchmark(Settings settings) {
		this.settings = settings;
	}

	/** Measures both gateways. */
	public static void main(String[] arguments) throws Exception {
		Settings settings = Settings.fromSystemProperties();
		Folders.delete(settings.folder());
		Path imports = settings.folder().resolve("import");
		Corpus corpus = new CorpusGenerator(settings.articles(), settings.seed()).generate(settings.articles());
		new CorpusWriter().write(corpus, Files.createDirectories(imports.resolve(ImportBenchmark.FOLDER)));
		String report = new AccessBenchmark(settings).run(corpus, imports);
		System.out.println(report);
		Files.writeString(settings.folder().resolve("access.md"), report);
	}

	private String run(Corpus corpus, Path imports) throws Exception {
		Path folder = this.settings.folder();
		KeysFile keys = new KeysFile(folder.resolve("keys"), 1_000_000);
		String key = keys.add("benchmark", Role.READER, null);
		try (TestIssuer issuer = new TestIssuer();
				GatewayProcess open = start("open", imports, List.of());
				GatewayProcess secured = start("secured", imports,
						List.of("--newsgraph.access.keys-file=" + keys.path(),
								"--newsgraph.access.jwt.issuer=" + TestIssuer.ISSUER,
								"--newsgraph.access.jwt.audience=" + TestIssuer.AUDIENCE,
								"--newsgraph.access.jwt.jwks-uri=" + issuer.keys(),
								BUDGET + "per-second=1000000000", BUDGET + "burst=1000000000000"))) {
			String jwt = issuer.token(TestIssuer.claims(Role.READER)
				.expirationTime(Date.from(Instant.now().plus(Duration.ofDays(1))))
				.build());
			return report(corpus, List.of(new Way("open", open, ""), new Way("API key", secured, key),
					new Way("JWT", secured, jwt)));
		}
	}

	private GatewayProcess start(String name, Path imports, List<String> arguments)
			throws IOException, InterruptedException {
		return GatewayProcess.start(this.settings.jar(), imports, this.settings.folder().resolve("data-" + name),
				this.settings.folder().resolve(name + ".log"), List.of(), arguments);
	}

	private String report(Corpus corpus, List<Way> ways) throws IOException, InterruptedException {
		Table table = new Table(
				List.of("", "open/s", "API key/s", "ratio", "wanted", "", "JWT/s", "ratio", "wanted", ""));
		for (Operation operation : Operations.all(corpus, SAMPLE, this.settings.seed())) {
			for (boolean repeated : new boolean[] { false, true }) {
				double[][] perSecond = measure(operation, repeated, ways);
				double key = Round.median(ratios(perSecond[1], perSecond[0]));
				double jwt = Round.median(ratios(perSecond[2], perSecond[0]));
				table.add(List.of(operation.name() + (repeated ? ", repeated" : ""),
						Report.whole(Round.median(perSecond[0])), Report.whole(Round.median(perSecond[1])),
						Report.decimals(key), ">= " + WANTED_KEY, Report.verdict(key >= WANTED_KEY),
						Report.whole(Round.median(perSecond[2])), Report.decimals(jwt), ">= " + WANTED_JWT,
						Report.verdict(jwt >= WANTED_JWT)));
			}
		}
		return """
				Access: %,d documents, %d callers, %d cores, JDK %s. Medians of %d alternating rounds of %d s.

				""".formatted(this.settings.articles(), this.settings.callers(),
				Runtime.getRuntime().availableProcessors(), Runtime.version(), this.settings.rounds(),
				this.settings.round().toSeconds()) + table.text();
	}

	/** Returns the requests a second by way and round. */
	private double[][] measure(Operation operation, boolean repeated, List<Way> ways)
			throws IOException, InterruptedException {
		double[][] perSecond = new double[ways.size()][this.settings.rounds()];
		for (int round = -1; round < this.settings.rounds(); round++) {
			for (int i = 0; i < ways.size(); i++) {
				Way way = ways.get(i);
				Wrk wrk = new Wrk(way.gateway().graphql(), this.settings.callers(), this.settings.folder());
				Path script = wrk.script(operation, way.name(), repeated, way.token());
				// The first round warms up.
				double measured = wrk.measure(script, (round < 0) ? WARM_UP : this.settings.round()).perSecond();
				if (round >= 0) {
					perSecond[i][round] = measured;
				}
			}
		}
		return perSecond;
	}

	private static double[] ratios(double[] measured, double[] beside) {
		double[] ratios = new double[measured.length];
		for (int i = 0; i < ratios.length; i++) {
			ratios[i] = measured[i] / beside[i];
		}
		return ratios;
	}

	/**
	 * A way to identify the caller.
	 *
	 * @param token the token that each request has, or an empty text
	 */
	private record Way(String name, GatewayProcess gateway, String token) {
	}

}
