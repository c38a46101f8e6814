package dev.newsgraph.benchmark;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server with {@code @neo4j/graphql} on the same embedded server, as a separate process of
 * Node. Its packages are installed by npm.
 */
final class Peer implements AutoCloseable {

	private static final Pattern LISTENING = Pattern.compile("listening on (\\d+)");

	private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

	private final Process process;

	private final URI graphql;

	private Peer(Process process, URI graphql) {
		this.process = process;
		this.graphql = graphql;
	}

	/**
	 * Installs the packages and starts the server.
	 * @param source the folder with the files of the server
	 * @param folder the folder for its packages and its log
	 */
	static Peer start(Path source, Path folder, BoltPort bolt) throws IOException, InterruptedException {
		Files.createDirectories(folder);
		for (String file : List.of("package.json", "server.mjs")) {
			Files.copy(source.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
		}
		Path log = folder.resolve("peer.log");
		if (command(folder, log, "npm", "install", "--no-package-lock", "--no-audit", "--no-fund").start().waitFor() != 0) {
			throw new BenchmarkException("npm did not install the packages of the peer: see " + log);
		}
		Files.deleteIfExists(log);
		ProcessBuilder server = command(folder, log, "node", "server.mjs");
		server.environment().put("BOLT", bolt.uri().toString());
		server.environment().put("PASSWORD", bolt.password());
		server.environment().put("NODE_ENV", "production");
		Process process = server.start();
		Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
		try {
			return new Peer(process, URI.create("http://127.0.0.1:" + port(process, log) + "/graphql"));
		}
		catch (RuntimeException | IOException | InterruptedException ex) {
			process.destroy();
			throw ex;
		}
	}

	URI graphql() {
		return this.graphql;
	}

	@Override
	public void close() {
		this.process.destroy();
		try {
			if (!this.process.waitFor(10, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

	private static ProcessBuilder command(Path folder, Path log, String... command) {
		return new ProcessBuilder(command).directory(folder.toFile())
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
	}

	private static String port(Process process, Path log) throws IOException, InterruptedException {
		long end = System.nanoTime() + START_TIMEOUT.toNanos();
		while (process.isAlive() && System.nanoTime() < end) {
			Matcher listening = LISTENING.matcher(Files.readString(log));
			if (listening.find()) {
				return listening.group(1);
			}
			Thread.sleep(200);
		}
		throw new BenchmarkException("The peer did not start: see " + log);
	}

}
