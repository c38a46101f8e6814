package dev.newsgraph.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import dev.newsgraph.access.Identity;
import dev.newsgraph.access.KeysFile;
import dev.newsgraph.access.Role;
import dev.newsgraph.access.TestIssuer;
import dev.newsgraph.database.IntegrationTest;

/**
 * A gateway that listens on all addresses, with an API key for each role and a proxy on
 * the same machine. All of these tests share one application.
 */
@IntegrationTest(properties = { "newsgraph.import.at-start=false", "newsgraph.jobs.run=false", "server.address=0.0.0.0",
		"newsgraph.http.proxies=127.0.0.1", "newsgraph.access.max-failures=100",
		"newsgraph.http.cors.allowed-origins=https://news.example.org", "management.server.port=0",
		"management.server.address=0.0.0.0",
		"management.endpoints.web.exposure.include=health,info,metrics,loggers,env,mappings" })
@Import(RecordedCallers.class)
public abstract class SecuredGatewayTest {

	/** The server ends with the JVM. */
	private static final TestIssuer ISSUER = new TestIssuer();

	private static final Map<Role, String> SECRETS = new EnumMap<>(Role.class);

	private static final KeysFile KEYS = new KeysFile(folder().resolve("keys"), 1_000_000);

	@LocalServerPort
	private int port;

	@LocalManagementPort
	private int managementPort;

	private static Path folder() {
		try {
			Path folder = Files.createTempDirectory("newsgraph-access");
			folder.toFile().deleteOnExit();
			return folder;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@DynamicPropertySource
	static synchronized void keys(DynamicPropertyRegistry registry) throws IOException {
		if (SECRETS.isEmpty()) {
			KEYS.path().toFile().deleteOnExit();
			for (Role role : Role.values()) {
				SECRETS.put(role, KEYS.add(role.label(), role, null));
			}
		}
		registry.add("newsgraph.access.keys-file", () -> KEYS.path().toString());
		registry.add("newsgraph.access.jwt.issuer", () -> TestIssuer.ISSUER);
		registry.add("newsgraph.access.jwt.audience", () -> TestIssuer.AUDIENCE);
		registry.add("newsgraph.access.jwt.jwks-uri", () -> ISSUER.keys().toString());
	}

	/** Returns the keys file of the gateway. */
	protected static KeysFile keysFile() {
		return KEYS;
	}

	/** Adds a key, and waits until the gateway accepts it. */
	protected String addedKey(String name, Role role) throws Exception {
		String secret = keysFile().add(name, role, null);
		HttpRequest.Builder request = request("/graphql?query=%7B__typename%7D", secret).header("Accept",
				"application/json");
		for (int i = 0; i < 50 && send(request.copy()).statusCode() != 200; i++) {
			Thread.sleep(200);
		}
		return secret;
	}

	/** Returns a JWT of a caller with a role. */
	protected static String jwt(Role role) {
		return ISSUER.token(TestIssuer.claims(role).build());
	}

	/** Returns a valid JWT of a caller without a role. */
	protected static String jwtWithoutRole(String subject) {
		return ISSUER.token(TestIssuer.claims(Role.READER).subject(subject).claim("newsgraph_role", null).build());
	}

	/** Returns the secret of the key with a role. */
	protected static String secret(Role role) {
		return Objects.requireNonNull(SECRETS.get(role));
	}

	/** Returns a request without a token. */
	protected HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(this.port, path)));
	}

	/** Returns a request without a token to the management server. */
	protected HttpRequest.Builder management(String path) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(this.managementPort, path)));
	}

	/** Returns the port of the management server. */
	protected int managementPort() {
		return this.managementPort;
	}

	/** Returns a request of a caller with a role. */
	protected HttpRequest.Builder request(String path, Role role) {
		return request(path, secret(role));
	}

	/** Returns a request with a token. */
	protected HttpRequest.Builder request(String path, String token) {
		return request(path).header("Authorization", "Bearer " + token);
	}

	/** Adds an operation to a request. */
	protected static HttpRequest.Builder operation(HttpRequest.Builder request, String operation) {
		return request.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString("{\"query\": \"%s\"}".formatted(operation)));
	}

	/** Returns the port of the gateway. */
	protected int port() {
		return this.port;
	}

	protected static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		try (HttpClient client = HttpClient.newHttpClient()) {
			return client.send(request.build(), BodyHandlers.ofString());
		}
	}

	/** Returns who sent the last operation with a name, as the execution knows it. */
	protected static @Nullable Identity caller(String operationName) {
		return RecordedCallers.of(operationName);
	}

}
