package dev.newsgraph.replica;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * HAProxy in front of gateways on this machine, with the configuration of the page
 * Operations.
 */
final class HaProxy implements AutoCloseable {

	private static final String CONFIGURATION = """
			defaults
			  mode http
			  timeout connect 2s
			  timeout client 60s
			  timeout server 60s
			frontend clients
			  bind 127.0.0.1:%d
			  default_backend gateways
			%s%s""";

	private static final Path PAGE = Path.of("src/docs/operations.md");

	private final int port;

	private final Process process;

	/**
	 * Starts it.
	 * @param folder folder for its configuration and its log
	 * @param gateways the ports of the gateways
	 */
	HaProxy(Path folder, List<Integer> gateways) throws IOException {
		this.port = freePort();
		StringBuilder servers = new StringBuilder();
		for (int gateway : gateways) {
			servers.append("  server g%1$d 127.0.0.1:%1$d check\n".formatted(gateway));
		}
		Path configuration = Files.writeString(folder.resolve("haproxy.cfg"),
				CONFIGURATION.formatted(this.port, documented(), servers));
		this.process = new ProcessBuilder("haproxy", "-db", "-f", configuration.toString()).redirectErrorStream(true)
			.redirectOutput(folder.resolve("haproxy.log").toFile())
			.start();
	}

	/** Returns the backend of the page, without its servers. */
	private static String documented() throws IOException {
		Matcher backend = Pattern.compile("(?s)```text\\n(backend gateways\\n.*?)```").matcher(Files.readString(PAGE));
		if (!backend.find()) {
			throw new IllegalStateException("There is no backend in %s.".formatted(PAGE));
		}
		return backend.group(1).replaceAll("(?m)^  server .*\\n", "");
	}

	static boolean isInstalled() {
		return Stream.of(System.getenv("PATH").split(":"))
			.anyMatch((path) -> Files.isExecutable(Path.of(path, "haproxy")));
	}

	static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	int port() {
		return this.port;
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
		this.process.onExit().join();
	}

}
