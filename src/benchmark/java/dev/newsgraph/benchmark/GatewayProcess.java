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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The packaged gateway with its embedded server, as a separate process on free ports of the
 * loopback interface.
 */
final class GatewayProcess implements AutoCloseable {

	private static final Duration START_TIMEOUT = Duration.ofMinutes(60);

	/** Number of readiness checks between two garbage collections. */
	private static final int CHECKS_PER_COLLECTION = 8;

	private static final Pattern BOLT = Pattern.compile("(bolt://127\\.0\\.0\\.1:\\d+)");

	private static final Pattern PASSWORD = Pattern.compile("the password is in (.+)\\.$", Pattern.MULTILINE);

	private static final Pattern IMPORTED = Pattern.compile("^Import of .* in ([\\d.]+) s,", Pattern.MULTILINE);

	private final Process process;

	private final int httpPort;

	private final Path log;

	private GatewayProcess(Process process, int httpPort, Path log) {
		this.process = process;
		this.httpPort = httpPort;
		this.log = log;
	}

	/** Starts a gateway and waits until it has imported the root and accepts requests. */
	static GatewayProcess start(Path jar, Path importRoot, Path data, Path log)
			throws IOException, InterruptedException {
		return start(jar, importRoot, data, log, List.of(), List.of());
	}

	/** Starts a gateway with additional JVM options and arguments. */
	static GatewayProcess start(Path jar, Path importRoot, Path data, Path log, List<String> options,
			List<String> arguments) throws IOException, InterruptedException {
		return start(jar, importRoot, data, log, options, arguments, false);
	}

	/**
	 * Starts a gateway and runs a garbage collection every few seconds, which slows the gateway
	 * down but shows the live heap in its log.
	 */
	static GatewayProcess startCollecting(Path jar, Path importRoot, Path data, Path log, List<String> options)
			throws IOException, InterruptedException {
		return start(jar, importRoot, data, log, options, List.of(), true);
	}

	private static GatewayProcess start(Path jar, Path importRoot, Path data, Path log, List<String> options,
			List<String> arguments, boolean collecting) throws IOException, InterruptedException {
		int httpPort = freePort();
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(List.of(System.getProperty("benchmark.jvm", "--enable-native-access=ALL-UNNAMED").split(" ")));
		command.addAll(options);
		command.addAll(List.of("-jar", jar.toString(), "--server.port=" + httpPort,
				"--newsgraph.database.embedded.data=" + data, "--newsgraph.import.root=" + importRoot,
				"--newsgraph.access.local-role=admin"));
		command.addAll(arguments);
		if (arguments.stream().noneMatch((argument) -> argument.contains("embedded.bolt="))) {
			command.add("--newsgraph.database.embedded.bolt=true");
		}
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
		GatewayProcess gateway = new GatewayProcess(process, httpPort, log);
		gateway.endWithThisProcess();
		try {
			gateway.await(collecting);
			return gateway;
		}
		catch (RuntimeException | IOException | InterruptedException ex) {
			gateway.close();
			throw ex;
		}
	}

	URI graphql() {
		return URI.create("http://127.0.0.1:" + this.httpPort + "/graphql");
	}

	long pid() {
		return this.process.pid();
	}

	BoltPort bolt() throws IOException {
		return new BoltPort(URI.create(find(BOLT)), Files.readString(Path.of(find(PASSWORD))).strip());
	}

	/** Returns how long the import at the start took, according to its report. */
	double importSeconds() throws IOException {
		return Double.parseDouble(find(IMPORTED));
	}

	@Override
	public void close() {
		this.process.destroy();
		try {
			if (!this.process.waitFor(15, TimeUnit.SECONDS)) {
				this.process.destroyForcibly().waitFor();
			}
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

	private void endWithThisProcess() {
		Runtime.getRuntime().addShutdownHook(new Thread(this.process::destroy));
	}

	private void await(boolean collecting) throws IOException, InterruptedException {
		URI readiness = URI.create("http://127.0.0.1:" + this.httpPort + "/actuator/health/readiness");
		long end = System.nanoTime() + START_TIMEOUT.toNanos();
		int checks = 0;
		try (HttpClient client = HttpClient.newHttpClient()) {
			while (!isUp(client, readiness) || !IMPORTED.matcher(Files.readString(this.log)).find()) {
				if (!this.process.isAlive()) {
					throw new BenchmarkException("The gateway did not start: see " + this.log);
				}
				if (System.nanoTime() > end) {
					throw new BenchmarkException("The gateway was not ready in time: see " + this.log);
				}
				Thread.sleep(250);
				if (collecting && ++checks % CHECKS_PER_COLLECTION == 0) {
					collect();
				}
			}
		}
	}

	private void collect() throws IOException, InterruptedException {
		new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
				String.valueOf(this.process.pid()), "GC.run")
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start()
			.waitFor();
	}

	private String find(Pattern pattern) throws IOException {
		Matcher matcher = pattern.matcher(Files.readString(this.log));
		if (!matcher.find()) {
			throw new BenchmarkException("The log of the gateway does not contain the expected line: see " + this.log);
		}
		return matcher.group(1);
	}

	private static boolean isUp(HttpClient client, URI readiness) throws InterruptedException {
		try {
			return client.send(HttpRequest.newBuilder(readiness).build(), HttpResponse.BodyHandlers.discarding())
				.statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

}
