package dev.newsgraph.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import javax.net.ssl.SSLHandshakeException;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A running gateway that uses the data folder. Its URL is in the file
 * {@code gateway.json} in that folder.
 *
 * @param url the base URL of the gateway
 * @param importRoot the folder that contains its seed folders
 */
record RunningGateway(URI url, Path importRoot) {

	private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

	/**
	 * A gateway that has just started, or that is busy, answers late. A port that no
	 * process listens on refuses the connection at once.
	 */
	private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(30);

	/**
	 * Returns the gateway that uses the data folder in the properties. The result is
	 * empty if they name a database server, or if no gateway answers.
	 * @param properties the properties of the gateway
	 * @throws ImporterException if the TLS handshake with the gateway fails
	 */
	static Optional<RunningGateway> find(GatewayOptions properties) {
		if (properties.namesServer()) {
			return Optional.empty();
		}
		try {
			Path file = properties.data().resolve("gateway.json");
			Map<?, ?> content = new JsonMapper().readValue(Files.readString(file), Map.class);
			RunningGateway gateway = new RunningGateway(URI.create(String.valueOf(content.get("url"))),
					Path.of(String.valueOf(content.get("importRoot"))));
			return gateway.answers() ? Optional.of(gateway) : Optional.empty();
		}
		catch (IOException | JacksonException | IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	/** Returns the URL of a path of the gateway. */
	URI at(String path) {
		return URI.create(this.url + path);
	}

	private boolean answers() {
		try (HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build()) {
			HttpRequest request = HttpRequest.newBuilder(at("/actuator/health/liveness"))
				.timeout(RESPONSE_TIMEOUT)
				.build();
			return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
		}
		catch (SSLHandshakeException ex) {
			throw new ImporterException(ExitCode.FAILED, handshakeFailure(ex));
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private String handshakeFailure(SSLHandshakeException failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof CertificateException) {
				return ("The gateway at %s has a certificate that this Java does not trust (%s); pass a truststore with"
						+ " -Djavax.net.ssl.trustStore or stop the gateway.")
					.formatted(this.url, cause.getMessage());
			}
		}
		return "The TLS handshake with the gateway at %s failed (%s); stop the gateway to import without it."
			.formatted(this.url, failure.getMessage());
	}

}
