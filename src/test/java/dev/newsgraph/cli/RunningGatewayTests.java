package dev.newsgraph.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class RunningGatewayTests {

	private static final long LATE_MILLIS = 2500;

	@TempDir
	private Path data;

	@Test
	void aGatewayThatAnswersLateIsFound() throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/actuator/health/liveness", (exchange) -> {
			sleep();
			exchange.sendResponseHeaders(200, -1);
			exchange.close();
		});
		server.start();
		try {
			describe(server.getAddress().getPort());
			assertThat(find()).isTrue();
		}
		finally {
			server.stop(0);
		}
	}

	@Test
	void aGatewayThatHasEndedIsNotFound() throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		int port = server.getAddress().getPort();
		server.stop(0);
		describe(port);
		assertThat(find()).isFalse();
	}

	private boolean find() {
		return RunningGateway.find(List.of("--newsgraph.database.embedded.data=" + this.data)).isPresent();
	}

	private void describe(int port) throws IOException {
		Files.writeString(this.data.resolve("gateway.json"),
				"{\"url\": \"http://127.0.0.1:%d\", \"importRoot\": \"/import\"}".formatted(port));
	}

	private static void sleep() {
		try {
			Thread.sleep(LATE_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
