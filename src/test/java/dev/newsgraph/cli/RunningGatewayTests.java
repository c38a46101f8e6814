package dev.newsgraph.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class RunningGatewayTests {

	private static final long LATE_MILLIS = 2500;

	private static final String PASSWORD = "changeit";

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
			describe("http://127.0.0.1:" + server.getAddress().getPort());
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
		server.start();
		server.stop(0);
		describe("http://127.0.0.1:" + port);
		assertThat(find()).isFalse();
	}

	@Test
	void aSelfSignedCertificateIsReported() throws Exception {
		assertThat(handshakeFailure(selfSigned()))
			.matches("The gateway at https://localhost:\\d+ has a certificate that this Java does not trust \\(.+\\);"
					+ " pass a truststore with -Djavax.net.ssl.trustStore or stop the gateway\\.");
	}

	@Test
	void aHandshakeThatFailsForAnotherReasonIsReported() throws Exception {
		SSLContext withoutCertificate = SSLContext.getInstance("TLS");
		withoutCertificate.init(null, null, null);
		assertThat(handshakeFailure(withoutCertificate))
			.matches("The TLS handshake with the gateway at https://localhost:\\d+ failed \\(.+\\); stop the gateway to"
					+ " import without it\\.");
	}

	private String handshakeFailure(SSLContext context) throws IOException {
		HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.setHttpsConfigurator(new HttpsConfigurator(context));
		server.start();
		try {
			describe("https://localhost:" + server.getAddress().getPort());
			ImporterException failure = catchThrowableOfType(ImporterException.class, this::find);
			assertThat(failure.exit()).isEqualTo(ExitCode.FAILED);
			return failure.getMessage();
		}
		finally {
			server.stop(0);
		}
	}

	private SSLContext selfSigned() throws Exception {
		Path file = this.data.resolve("keys.p12");
		String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
		int exit = new ProcessBuilder(keytool, "-genkeypair", "-alias", "gateway", "-keyalg", "EC", "-dname",
				"CN=localhost", "-ext", "san=dns:localhost", "-keystore", file.toString(), "-storepass", PASSWORD)
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start()
			.waitFor();
		assertThat(exit).isZero();
		KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		keys.init(KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray()), PASSWORD.toCharArray());
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(keys.getKeyManagers(), null, null);
		return context;
	}

	private boolean find() {
		return RunningGateway.find(GatewayOptions.of(List.of("--newsgraph.database.embedded.data=" + this.data)))
			.isPresent();
	}

	private void describe(String url) throws IOException {
		Files.writeString(this.data.resolve("gateway.json"),
				"{\"url\": \"%s\", \"importRoot\": \"/import\"}".formatted(url));
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
