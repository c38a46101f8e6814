package dev.newsgraph.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Compares the first start of {@code bin/newsgraph} with that of a plain jar, in
 * alternating rounds, each with an empty data folder.
 */
public final class StartBenchmark {

	private static final Duration TIMEOUT = Duration.ofMinutes(10);

	private static final Duration PAUSE = Duration.ofMillis(50);

	private static final String FIRST_ANSWER = "{ stats { articleCount } }";

	private static final String JOBS = "{ importJobs(first: 1) { edges { node { state } } } }";

	private final Path folder;

	private final Path importRoot;

	private StartBenchmark(Path folder, Path importRoot) {
		this.folder = folder;
		this.importRoot = importRoot;
	}

	/** Measures as the system properties {@code benchmark.*} say, and prints a table. */
	public static void main(String[] arguments) throws IOException, InterruptedException {
		Settings settings = Settings.fromSystemProperties();
		Path jar = Path.of(System.getProperty("benchmark.plain", settings.jar().toString())).toAbsolutePath();
		Path launcher = Path.of(System.getProperty("benchmark.launcher", "target/newsgraph/bin/newsgraph"))
			.toAbsolutePath();
		Path root = Path.of(System.getProperty("benchmark.import", "import")).toAbsolutePath();
		System.out.println(
				new StartBenchmark(settings.folder().resolve("start"), root).run(jar, launcher, settings.rounds()).text());
	}

	/** Starts both gateways in each round, and returns a table with the medians. */
	Table run(Path jar, Path launcher, int rounds) throws IOException, InterruptedException {
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		List<Start> plain = new ArrayList<>();
		List<Start> launched = new ArrayList<>();
		for (int i = 0; i < rounds; i++) {
			plain.add(start(List.of(java, "--enable-native-access=ALL-UNNAMED", "-jar", jar.toString())));
			launched.add(start(List.of(launcher.toString())));
			System.out.printf("round %d: %s, then %s%n", i + 1, plain.getLast(), launched.getLast());
		}
		Table table = new Table(List.of("first start", "java -jar", "bin/newsgraph", "ratio", "wanted", ""));
		row(table, "to the first answer, s", plain, launched, Start::answer, 0.4);
		row(table, "to the first answer, s of CPU", plain, launched, Start::answerCpu, 0);
		row(table, "until the documents are imported, s", plain, launched, Start::imported, 0.6);
		row(table, "until the documents are imported, s of CPU", plain, launched, Start::importedCpu, 0);
		return table;
	}

	private static void row(Table table, String name, List<Start> plain, List<Start> launched,
			ToDoubleFunction<Start> figure, double wanted) {
		double[] ratios = new double[plain.size()];
		for (int i = 0; i < ratios.length; i++) {
			ratios[i] = figure.applyAsDouble(launched.get(i)) / figure.applyAsDouble(plain.get(i));
		}
		double ratio = Round.median(ratios);
		table.add(List.of(name, Report.decimals(Round.median(plain.stream().mapToDouble(figure).toArray())),
				Report.decimals(Round.median(launched.stream().mapToDouble(figure).toArray())), Report.decimals(ratio),
				(wanted > 0) ? "<= " + wanted : "", (wanted > 0) ? Report.verdict(ratio <= wanted) : ""));
	}

	private Start start(List<String> command) throws IOException, InterruptedException {
		Folders.delete(this.folder);
		Files.createDirectories(this.folder);
		int port = freePort();
		List<String> all = new ArrayList<>(command);
		all.addAll(List.of("--server.port=" + port, "--newsgraph.database.embedded.data=" + this.folder.resolve("data"),
				"--newsgraph.import.root=" + this.importRoot, "--newsgraph.access.local-role=admin"));
		ProcessBuilder builder = new ProcessBuilder(all).redirectErrorStream(true)
			.redirectOutput(this.folder.resolve("log").toFile());
		builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
		long begin = System.nanoTime();
		Process process = builder.start();
		try (HttpClient client = HttpClient.newHttpClient()) {
			URI graphql = URI.create("http://127.0.0.1:" + port + "/graphql");
			double answer = await(process, client, graphql, FIRST_ANSWER, (body) -> body.contains("\"articleCount\":"), begin);
			double answerCpu = cpu(process);
			double imported = await(process, client, graphql, JOBS, (body) -> body.contains("SUCCEEDED"), begin);
			return new Start(answer, answerCpu, imported, cpu(process));
		}
		finally {
			process.destroy();
			if (!process.waitFor(1, TimeUnit.MINUTES)) {
				process.destroyForcibly().waitFor();
			}
		}
	}

	private double await(Process process, HttpClient client, URI graphql, String operation, Predicate<String> complete,
			long begin) throws InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(graphql)
			.timeout(TIMEOUT)
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString("{\"query\":\"%s\"}".formatted(operation)))
			.build();
		while (process.isAlive() && System.nanoTime() - begin < TIMEOUT.toNanos()) {
			try {
				HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
				if (response.statusCode() == 200 && complete.test(response.body())) {
					return (System.nanoTime() - begin) / 1e9;
				}
			}
			catch (IOException ex) {
				// The gateway does not listen yet.
			}
			Thread.sleep(PAUSE);
		}
		throw new BenchmarkException("The gateway did not start: see " + this.folder.resolve("log"));
	}

	private static double cpu(Process process) {
		return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	/** The figures of one start, in seconds. */
	private record Start(double answer, double answerCpu, double imported, double importedCpu) {

		@Override
		public String toString() {
			return "%s s (%s s of CPU) and %s s (%s s of CPU)".formatted(Report.decimals(this.answer),
					Report.decimals(this.answerCpu), Report.decimals(this.imported), Report.decimals(this.importedCpu));
		}

	}

}
