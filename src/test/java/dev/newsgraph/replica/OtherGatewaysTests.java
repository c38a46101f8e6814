package dev.newsgraph.replica;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What other gateways answer, or do not. */
class OtherGatewaysTests {

	private HttpServer server;

	private int status = 200;

	private String body = "";

	private long delayMillis;

	private long bodyDelayMillis;

	@BeforeEach
	void start() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/news/actuator/health/replica-state", (exchange) -> {
			await(this.delayMillis);
			byte[] bytes = this.body.getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(this.status, bytes.length);
			exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
			exchange.getResponseBody().flush();
			await(this.bodyDelayMillis);
			exchange.getResponseBody().write(bytes, bytes.length / 2, bytes.length - bytes.length / 2);
			exchange.close();
		});
		this.server.start();
	}

	private static void await(long millis) throws IOException {
		try {
			Thread.sleep(millis);
		}
		catch (InterruptedException ex) {
			throw new IOException(ex);
		}
	}

	@AfterEach
	void stop() {
		this.server.stop(0);
	}

	@Test
	void aGatewaySaysWhatItsGraphIs() {
		this.body = """
				{"status": "UP", "components": {"replicaState": {"status": "UP", "details":
				{"documents": "abc", "mapping": "7", "unchangedMillis": 12, "settled": true, "ready": true}}}}""";
		assertThat(read()).isEqualTo(Map.of(address(), new ReplicaView("abc", "7", 12, true, true)));
	}

	@Test
	void oneWithoutThePropertyIsIgnored() {
		this.body = """
				{"status": "UP", "components": {"replicaState": {"status": "UP"}}}""";
		assertThat(read()).isEmpty();
	}

	@Test
	void oneThatFailsOrIsSlowIsIgnored() {
		this.body = "no JSON";
		assertThat(read()).isEmpty();
		this.status = 503;
		assertThat(read()).isEmpty();
		this.delayMillis = 1500;
		this.status = 200;
		assertThat(read()).isEmpty();
		this.server.stop(0);
		assertThat(read()).isEmpty();
	}

	@Test
	void oneThatSendsItsAnswerSlowlyIsIgnored() {
		this.body = """
				{"components": {"replicaState": {"details": {"documents": "abc", "ready": true}}}}""";
		assertThat(read()).isNotEmpty();
		this.bodyDelayMillis = 3000;
		assertThat(read()).isEmpty();
	}

	@Test
	void aNameStandsForAllOfItsAddresses() {
		this.body = """
				{"components": {"replicaState": {"details": {"documents": "abc", "ready": true}}}}""";
		try (OtherGateways others = new OtherGateways(
				List.of(URI.create("http://localhost:%d/news".formatted(port())), URI.create(address()),
						URI.create("http://unknown.invalid:1")),
				"/actuator/health/replica-state", Duration.ofSeconds(1))) {
			assertThat(others.read()).containsOnlyKeys(address());
		}
	}

	private Map<String, ReplicaView> read() {
		try (OtherGateways others = new OtherGateways(List.of(URI.create(address())), "/actuator/health/replica-state",
				Duration.ofSeconds(1))) {
			return others.read();
		}
	}

	private String address() {
		return "http://127.0.0.1:%d/news".formatted(port());
	}

	private int port() {
		return this.server.getAddress().getPort();
	}

}
