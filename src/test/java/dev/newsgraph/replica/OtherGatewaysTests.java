package dev.newsgraph.replica;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.sun.net.httpserver.HttpServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

/** What other gateways answer, or do not. */
class OtherGatewaysTests {

	private static final String ANSWER = """
			{"components": {"replicaState": {"details": {"documents": "abc", "ready": true}}}}""";

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
		assertThat(read())
			.isEqualTo(Map.of(address(), new PeerAnswer.State(new ReplicaView("abc", "7", 12, true, true))));
	}

	@Test
	void oneWithoutThePropertyHasNoState() {
		this.body = """
				{"status": "UP", "components": {"replicaState": {"status": "UP"}}}""";
		assertThat(none()).isEqualTo(
				new PeerAnswer.None(PeerAnswer.Kind.NO_STATE, "it does not have newsgraph.replica.expect itself"));
	}

	@Test
	void oneThatFailsOrIsSlowHasAReason() {
		this.body = "no JSON";
		assertThat(none().kind()).isEqualTo(PeerAnswer.Kind.UNREADABLE);
		this.status = 503;
		assertThat(none()).isEqualTo(new PeerAnswer.None(PeerAnswer.Kind.STATUS,
				"the status of /news/actuator/health/replica-state is 503"));
		this.delayMillis = 1500;
		this.status = 200;
		assertThat(none())
			.isEqualTo(new PeerAnswer.None(PeerAnswer.Kind.UNREACHABLE, "it did not answer within 1000 ms"));
		this.server.stop(0);
		assertThat(none().kind()).isEqualTo(PeerAnswer.Kind.UNREACHABLE);
		assertThat(none().problem()).startsWith("ConnectException");
	}

	@Test
	void oneThatSendsItsAnswerSlowlyCannotBeRead() {
		this.body = ANSWER;
		assertThat(read().get(address())).isInstanceOf(PeerAnswer.State.class);
		this.bodyDelayMillis = 3000;
		assertThat(none().kind()).isEqualTo(PeerAnswer.Kind.UNREADABLE);
	}

	@Test
	void oneWithWhichNoTlsIsPossibleIsNamed() throws IOException {
		try (ServerSocket plain = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
				OtherGateways others = others(
						URI.create("https://127.0.0.1:%d/news".formatted(plain.getLocalPort())))) {
			Thread.ofVirtual().start(() -> answerWithoutTls(plain));
			// The first handshake of a process can take longer than the limit.
			Awaitility.await()
				.untilAsserted(() -> assertThat(others.read().values()).singleElement()
					.asInstanceOf(type(PeerAnswer.None.class))
					.extracting(PeerAnswer.None::kind)
					.isEqualTo(PeerAnswer.Kind.TLS));
		}
	}

	private static void answerWithoutTls(ServerSocket server) {
		while (!server.isClosed()) {
			try (Socket socket = server.accept()) {
				socket.getInputStream().read();
				socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			}
			catch (IOException ex) {
				// The client or the test has ended.
			}
		}
	}

	@Test
	void aNameStandsForAllOfItsAddresses() {
		this.body = ANSWER;
		try (OtherGateways others = others(URI.create("http://localhost:%d/news".formatted(port())),
				URI.create(address()), URI.create("http://unknown.invalid:1"))) {
			Map<String, PeerAnswer> answers = others.read();
			assertThat(answers).containsKeys(address(), "http://unknown.invalid:1");
			assertThat(answers.get(address())).isInstanceOf(PeerAnswer.State.class);
			assertThat(answers.get("http://unknown.invalid:1"))
				.isEqualTo(new PeerAnswer.None(PeerAnswer.Kind.UNKNOWN_HOST, "the host is not known"));
			// The name can also have the address of IPv6, at which this server does not
			// listen.
			assertThat(answers).doesNotContainKey("http://localhost:%d/news".formatted(port()));
		}
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void onlyChangesAreLogged(CapturedOutput output) {
		String problem = "The gateway at %s in newsgraph.replica.expect cannot be compared: ".formatted(address());
		try (OtherGateways others = others(URI.create(address()))) {
			this.status = 404;
			others.read();
			others.read();
			assertThat(output.getAll())
				.containsOnlyOnce(problem + "the status of /news/actuator/health/replica-state is 404.");
			this.status = 200;
			this.body = "{}";
			others.read();
			others.read();
			assertThat(output.getAll()).containsOnlyOnce(problem + "it does not have newsgraph.replica.expect itself.");
			this.body = ANSWER;
			others.read();
			others.read();
			assertThat(output.getAll())
				.containsOnlyOnce("The gateway at %s in newsgraph.replica.expect answers now.".formatted(address()));
		}
	}

	private PeerAnswer.None none() {
		return (PeerAnswer.None) Objects.requireNonNull(read().get(address()));
	}

	@Test
	void aNameWithSeveralAddressesIsNotComparedWithTls() throws UnknownHostException {
		InetAddress[] two = { InetAddress.getByName("127.0.0.2"), InetAddress.getByName("127.0.0.3") };
		try (OtherGateways others = new OtherGateways(
				List.of(URI.create("https://peers:%d".formatted(port())),
						URI.create("http://peers:%d/news".formatted(port()))),
				"/actuator/health/replica-state", Duration.ofSeconds(1), (name) -> two)) {
			Map<String, PeerAnswer> answers = others.read();
			assertThat(answers).containsOnlyKeys("https://peers:%d".formatted(port()),
					"http://127.0.0.2:%d/news".formatted(port()), "http://127.0.0.3:%d/news".formatted(port()));
			assertThat(answers.get("https://peers:%d".formatted(port()))).asInstanceOf(type(PeerAnswer.None.class))
				.extracting(PeerAnswer.None::kind)
				.isEqualTo(PeerAnswer.Kind.SEVERAL_ADDRESSES);
		}
	}

	/** One address of each family is one machine. */
	@Test
	void aNameWithAnAddressOfEachFamilyIsAskedWithTls() throws UnknownHostException {
		InetAddress[] both = { InetAddress.getByName("127.0.0.1"), InetAddress.getByName("::1") };
		String address = "https://localhost:%d".formatted(port());
		try (OtherGateways others = new OtherGateways(List.of(URI.create(address)), "/actuator/health/replica-state",
				Duration.ofSeconds(1), (name) -> both)) {
			assertThat(others.read().get(address)).asInstanceOf(type(PeerAnswer.None.class))
				.extracting(PeerAnswer.None::kind)
				.isNotEqualTo(PeerAnswer.Kind.SEVERAL_ADDRESSES);
		}
	}

	private Map<String, PeerAnswer> read() {
		try (OtherGateways others = others(URI.create(address()))) {
			return others.read();
		}
	}

	private static OtherGateways others(URI... addresses) {
		return new OtherGateways(List.of(addresses), "/actuator/health/replica-state", Duration.ofSeconds(1));
	}

	private String address() {
		return "http://127.0.0.1:%d/news".formatted(port());
	}

	private int port() {
		return this.server.getAddress().getPort();
	}

}
