package dev.newsgraph.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures the throughput of three gateways behind HAProxy, each with a database of its own,
 * beside that of one of them behind HAProxy and without it. All share the cores of this
 * machine.
 */
final class ReplicaBenchmark {

	private static final int GATEWAYS = 3;

	private static final int SAMPLE = 200;

	private static final Duration WARM_UP = Duration.ofSeconds(3);

	private final Settings settings;

	private ReplicaBenchmark(Settings settings) {
		this.settings = settings;
	}

	/** Measures one gateway and three. */
	public static void main(String[] arguments) throws Exception {
		Settings settings = Settings.fromSystemProperties();
		Folders.delete(settings.folder());
		Path imports = settings.folder().resolve("import");
		Corpus corpus = new CorpusGenerator(settings.articles(), settings.seed()).generate(settings.articles());
		new CorpusWriter().write(corpus, Files.createDirectories(imports.resolve(ImportBenchmark.FOLDER)));
		String report = new ReplicaBenchmark(settings).run(corpus, imports);
		System.out.println(report);
		Files.writeString(settings.folder().resolve("replicas.md"), report);
	}

	private String run(Corpus corpus, Path imports) throws Exception {
		List<GatewayProcess> gateways = new ArrayList<>();
		Process one = null;
		Process three = null;
		try {
			for (int i = 0; i < GATEWAYS; i++) {
				gateways.add(GatewayProcess.start(this.settings.jar(), imports,
						this.settings.folder().resolve("data-" + i), this.settings.folder().resolve(i + ".log"),
						List.of("-Xmx" + this.settings.heap()),
						List.of("--newsgraph.import.bulk.mode=auto", "--newsgraph.import.bulk.min-documents=1000",
								"--management.server.port=0")));
			}
			int onePort = freePort();
			one = proxy(onePort, gateways.subList(0, 1));
			int threePort = freePort();
			three = proxy(threePort, gateways);
			return report(corpus, List.of(gateways.getFirst().graphql(), endpoint(onePort), endpoint(threePort)));
		}
		finally {
			if (one != null) {
				one.destroy();
			}
			if (three != null) {
				three.destroy();
			}
			gateways.forEach(GatewayProcess::close);
		}
	}

	private String report(Corpus corpus, List<URI> ways) throws IOException, InterruptedException {
		Table table = new Table(
				List.of("", "one/s", "one behind HAProxy/s", "three behind HAProxy/s", "three beside one", "with HAProxy"));
		for (Operation operation : Operations.all(corpus, SAMPLE, this.settings.seed())) {
			double[][] perSecond = measure(operation, ways);
			table.add(List.of(operation.name(), Report.whole(Round.median(perSecond[0])),
					Report.whole(Round.median(perSecond[1])), Report.whole(Round.median(perSecond[2])),
					Report.decimals(Round.median(ratios(perSecond[2], perSecond[0]))),
					Report.decimals(Round.median(ratios(perSecond[2], perSecond[1])))));
		}
		return """
				Replicas: %,d documents, %d callers, %d cores, JDK %s. Medians of %d alternating rounds of %d s.

				""".formatted(this.settings.articles(), this.settings.callers(),
				Runtime.getRuntime().availableProcessors(), Runtime.version(), this.settings.rounds(),
				this.settings.round().toSeconds()) + table.text();
	}

	/** Returns the requests a second by way and round. */
	private double[][] measure(Operation operation, List<URI> ways) throws IOException, InterruptedException {
		double[][] perSecond = new double[ways.size()][this.settings.rounds()];
		for (int round = -1; round < this.settings.rounds(); round++) {
			for (int i = 0; i < ways.size(); i++) {
				Wrk wrk = new Wrk(ways.get(i), this.settings.callers(), this.settings.folder());
				Path script = wrk.script(operation);
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

	private Process proxy(int port, List<GatewayProcess> gateways) throws IOException, InterruptedException {
		StringBuilder servers = new StringBuilder();
		for (GatewayProcess gateway : gateways) {
			servers.append("  server g%1$d 127.0.0.1:%1$d%n".formatted(gateway.graphql().getPort()));
		}
		Path file = Files.writeString(this.settings.folder().resolve("haproxy-" + port + ".cfg"), """
				global
				  nbthread 1
				defaults
				  mode http
				  timeout connect 5s
				  timeout client 60s
				  timeout server 60s
				frontend clients
				  bind 127.0.0.1:%d
				  default_backend gateways
				backend gateways
				  balance roundrobin
				%s""".formatted(port, servers));
		Process process = new ProcessBuilder("haproxy", "-db", "-f", file.toString())
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.redirectError(ProcessBuilder.Redirect.DISCARD)
			.start();
		Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
		for (int i = 0; i < 100 && !accepts(port); i++) {
			Thread.sleep(100);
		}
		return process;
	}

	private static boolean accepts(int port) {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			return socket.isConnected();
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static URI endpoint(int port) {
		return URI.create("http://127.0.0.1:" + port + "/graphql");
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

}
