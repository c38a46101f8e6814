package dev.newsgraph.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * A gateway that other machines could call without credentials ends before it listens.
 */
@Tag("slow")
class RefusedStartIT {

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource({ "server.address, 0.0.0.0", "server.address, ::", "server.address, ''",
			"server.address, no-such-host.invalid", "management.server.address, 0.0.0.0",
			"management.server.address, ''" })
	void thePortIsNeverOpen(String property, String address) throws Exception {
		checkRefused(property, address);
	}

	@Test
	void theNameOfThisMachineIsRefusedIfOthersReachIt() throws Exception {
		InetAddress here = InetAddress.getLocalHost();
		assumeThat(InetAddress.getAllByName(here.getHostName())).anyMatch((one) -> !one.isLoopbackAddress());
		checkRefused("server.address", here.getHostName());
	}

	private void checkRefused(String property, String address) throws Exception {
		List<Integer> ports = freePorts();
		long start = System.nanoTime();
		try (NewsgraphProcesses processes = new NewsgraphProcesses(this.folder)) {
			Process process = processes.start("--server.port=" + ports.getFirst(),
					"--management.server.port=" + ports.getLast(), "--%s=%s".formatted(property, address));
			CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> read(process));
			int attempts = 0;
			while (process.isAlive()) {
				for (int port : ports) {
					assertThat(isOpen(port)).as("port %d", port).isFalse();
				}
				attempts++;
				Thread.sleep(20);
			}
			Duration taken = Duration.ofNanos(System.nanoTime() - start);
			System.out.printf("%s=%s: ended after %d ms, %d attempts to connect%n", property, address, taken.toMillis(),
					attempts);
			assertThat(process.waitFor()).isEqualTo(1);
			assertThat(output.join().strip()).as("one sentence")
				.hasLineCount(1)
				.contains(property + " is ", "newsgraph key add");
			assertThat(this.folder.resolve("data")).as("no database is started").doesNotExist();
			// It takes 2 to 3 s on a quiet machine.
			assertThat(taken).isLessThan(Duration.ofSeconds(10));
		}
	}

	private static List<Integer> freePorts() throws IOException {
		List<Integer> ports = new ArrayList<>();
		try (ServerSocket first = new ServerSocket(0); ServerSocket second = new ServerSocket(0)) {
			ports.add(first.getLocalPort());
			ports.add(second.getLocalPort());
		}
		return ports;
	}

	private static boolean isOpen(int port) {
		for (String address : List.of("127.0.0.1", "::1")) {
			try (Socket socket = new Socket()) {
				socket.connect(new InetSocketAddress(address, port), 200);
				return true;
			}
			catch (IOException ex) {
				// Nothing listens.
			}
		}
		return false;
	}

	private static String read(Process process) {
		try {
			return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

}
