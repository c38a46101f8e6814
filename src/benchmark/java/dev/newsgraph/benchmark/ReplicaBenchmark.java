package dev.newsgraph.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures the throughput of three gateways behind HAProxy, each with a database of its own,
 * beside that of one of them behind HAProxy and without it. All share the cores of this
 * machine.
 */
final class ReplicaBenchmark {

	private static final int GATEWAYS = 3;

	private final CorpusFolder folder;

	private ReplicaBenchmark(CorpusFolder folder) {
		this.folder = folder;
	}

	/** Measures one gateway and three. */
	public static void main(String[] arguments) throws Exception {
		CorpusFolder folder = CorpusFolder.create();
		folder.report("replicas.md", new ReplicaBenchmark(folder).run());
	}

	private String run() throws Exception {
		List<GatewayProcess> gateways = new ArrayList<>();
		Process one = null;
		Process three = null;
		try {
			for (int i = 0; i < GATEWAYS; i++) {
				gateways.add(this.folder.start(String.valueOf(i), List.of("-Xmx" + this.folder.settings().heap()),
						List.of("--newsgraph.import.bulk.mode=auto", "--newsgraph.import.bulk.min-documents=1000")));
			}
			int onePort = freePort();
			one = proxy(onePort, gateways.subList(0, 1));
			int threePort = freePort();
			three = proxy(threePort, gateways);
			warmUp(gateways);
			return report(List.of(new AlternatingRounds.Way("one", gateways.getFirst().graphql(), ""),
					new AlternatingRounds.Way("one behind HAProxy", endpoint(onePort), ""),
					new AlternatingRounds.Way("three behind HAProxy", endpoint(threePort), "")));
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

	/** Each gateway gets the warm-up of one that is measured without others. */
	private void warmUp(List<GatewayProcess> gateways) throws IOException, InterruptedException {
		new AlternatingRounds(this.folder.settings(),
				gateways.stream()
					.map((gateway) -> new AlternatingRounds.Way("gateway-" + gateway.graphql().getPort(),
							gateway.graphql(), ""))
					.toList())
			.warmUp(this.folder.operations());
	}

	private String report(List<AlternatingRounds.Way> ways) throws IOException, InterruptedException {
		AlternatingRounds rounds = new AlternatingRounds(this.folder.settings(), ways);
		rounds.warmUp(this.folder.operations());
		Table table = new Table(
				List.of("", "one/s", "one behind HAProxy/s", "three behind HAProxy/s", "three beside one", "with HAProxy"));
		for (Operation operation : this.folder.operations()) {
			double[][] perSecond = rounds.measure(operation, false);
			table.add(List.of(operation.name(), Report.whole(Round.median(perSecond[0])),
					Report.whole(Round.median(perSecond[1])), Report.whole(Round.median(perSecond[2])),
					Report.decimals(Round.median(AlternatingRounds.ratios(perSecond[2], perSecond[0]))),
					Report.decimals(Round.median(AlternatingRounds.ratios(perSecond[2], perSecond[1])))));
		}
		return rounds.title("Replicas") + table.text();
	}

	private Process proxy(int port, List<GatewayProcess> gateways) throws IOException, InterruptedException {
		StringBuilder servers = new StringBuilder();
		for (GatewayProcess gateway : gateways) {
			servers.append("  server g%1$d 127.0.0.1:%1$d%n".formatted(gateway.graphql().getPort()));
		}
		Path file = Files.writeString(this.folder.settings().folder().resolve("haproxy-" + port + ".cfg"), """
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
