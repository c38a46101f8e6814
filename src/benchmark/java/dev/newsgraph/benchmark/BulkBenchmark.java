package dev.newsgraph.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Measures {@code newsgraph import --bulk} of a generated corpus into a new database, from
 * the start of the process to its end. The CPU time says more than the time if other
 * processes use the cores.
 */
final class BulkBenchmark {

	private static final int SMALL = 100_000;

	private static final double WANTED_SECONDS_OF_SMALL = 20;

	private static final double WANTED_SECONDS = 240;

	private final Settings settings;

	private BulkBenchmark(Settings settings) {
		this.settings = settings;
	}

	public static void main(String[] arguments) throws IOException, InterruptedException {
		try {
			new BulkBenchmark(Settings.fromSystemProperties()).run();
		}
		catch (BenchmarkException ex) {
			System.err.println(ex.getMessage());
			System.exit(1);
		}
	}

	private void run() throws IOException, InterruptedException {
		Folders.delete(this.settings.folder());
		Path documents = Files.createDirectories(this.settings.folder().resolve("import").resolve("corpus"));
		int articles = this.settings.articles();
		new CorpusWriter().write(
				new CorpusGenerator(articles, this.settings.seed(), this.settings.related()).generate(articles),
				documents);
		System.out.printf("%,d documents written to %s.%n", articles, documents);
		double[] seconds = new double[this.settings.loads()];
		double[] cpu = new double[seconds.length];
		for (int i = 0; i < seconds.length; i++) {
			Load load = load(documents);
			seconds[i] = load.seconds();
			cpu[i] = load.cpu();
			System.out.printf("Load %d of %d: %s s, %s s of CPU.%n", i + 1, seconds.length,
					Report.decimals(seconds[i]), Report.decimals(cpu[i]));
		}
		double median = Round.median(seconds);
		double wanted = (articles <= SMALL) ? WANTED_SECONDS_OF_SMALL : WANTED_SECONDS;
		Table table = new Table(List.of("load in bulk", "s", "wanted", "", "CPU s", "documents/s"));
		table.add(List.of("%,d documents, heap of %s, from the start of the process to its end".formatted(articles,
				this.settings.heap()), Report.decimals(median), "<= " + Report.whole(wanted),
				Report.verdict(median <= wanted), Report.decimals(Round.median(cpu)), Report.whole(articles / median)));
		System.out.println(table.text());
		Files.writeString(this.settings.folder().resolve("bulk.md"), table.text());
	}

	private Load load(Path documents) throws IOException, InterruptedException {
		Path data = this.settings.folder().resolve("data");
		Path log = this.settings.folder().resolve("bulk.log");
		Folders.delete(data);
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(List.of(System.getProperty("benchmark.jvm", "--enable-native-access=ALL-UNNAMED").split(" ")));
		command.addAll(List.of("-Xmx" + this.settings.heap(), "-jar", this.settings.jar().toString(), "import", "--bulk",
				documents.toString(), "--newsgraph.database.embedded.data=" + data));
		long start = System.nanoTime();
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
		Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
		Duration cpu = Duration.ZERO;
		while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
			cpu = process.info().totalCpuDuration().orElse(cpu);
		}
		double seconds = (System.nanoTime() - start) / 1e9;
		if (process.exitValue() != 0) {
			throw new BenchmarkException("The load in bulk failed: see " + log);
		}
		return new Load(seconds, cpu.toMillis() / 1000.0);
	}

	/**
	 * A load that was measured.
	 *
	 * @param seconds how long it took
	 * @param cpu CPU time of the process, in seconds
	 */
	private record Load(double seconds, double cpu) {
	}

}
