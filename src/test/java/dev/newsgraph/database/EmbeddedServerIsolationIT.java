package dev.newsgraph.database;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neo4j.driver.AuthToken;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.exceptions.AuthenticationException;
import org.neo4j.driver.exceptions.Neo4jException;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.newsgraph.access.SecretFile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What other processes, web pages and statements can reach through the embedded server.
 */
@Isolated("It compares the ports of the whole process, and reads what it prints.")
@ExtendWith(OutputCaptureExtension.class)
class EmbeddedServerIsolationIT {

	private static final String LISTEN = "0A";

	@TempDir
	private Path folder;

	private EmbeddedServer server;

	@AfterEach
	void stop() {
		if (this.server != null) {
			this.server.close();
		}
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void opensNoPort() throws Exception {
		Set<String> before = sockets();
		start(false);
		assertThat(run(this.server.localUri(), AuthTokens.none(), "RETURN 'within'")).isEqualTo("within");
		Set<String> opened = sockets();
		opened.removeAll(before);
		assertThat(opened).isEmpty();
		assertThat(this.server.uri()).isNull();
		assertThat(this.folder.resolve(EmbeddedServer.PASSWORD_FILE)).doesNotExist();
	}

	@Test
	void opensABoltPortOfTheLoopbackWithAPassword(CapturedOutput output) throws Exception {
		start(true);
		Path file = this.folder.resolve(EmbeddedServer.PASSWORD_FILE);
		assertThat(this.server.uri()).hasScheme("bolt").hasHost("127.0.0.1");
		assertThat(output).contains("Bolt is open at %s. The user is neo4j, and the password is in %s.%n"
			.formatted(this.server.uri(), file));
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
		AuthToken right = TestDatabase.credentials(this.folder);
		assertThat(run(this.server.uri(), right, "RETURN 'from outside'")).isEqualTo("from outside");
		String password = Files.readString(file).strip();
		for (AuthToken wrong : List.of(AuthTokens.none(), AuthTokens.basic("neo4j", "neo4j"),
				AuthTokens.basic("neo4j", ""), AuthTokens.basic("admin", password), AuthTokens.bearer(password),
				AuthTokens.basic("neo4j", password.substring(1)))) {
			assertThatExceptionOfType(AuthenticationException.class)
				.isThrownBy(() -> run(this.server.uri(), wrong, "RETURN 'refused'"));
		}
		assertThat(run(this.server.localUri(), AuthTokens.none(), "RETURN 'within'")).isEqualTo("within");
	}

	@Test
	void acceptsNoUserOfTheStore() {
		start(false);
		try (Driver driver = GraphDatabase.driver(this.server.localUri())) {
			driver.executableQuery("CREATE USER other SET PASSWORD 'password' CHANGE NOT REQUIRED")
				.withConfig(org.neo4j.driver.QueryConfig.builder().withDatabase("system").build())
				.execute();
		}
		catch (Neo4jException ex) {
			// Neo4j has no users then.
		}
		this.server.close();
		start(true);
		assertThatExceptionOfType(AuthenticationException.class)
			.isThrownBy(() -> run(this.server.uri(), AuthTokens.basic("other", "password"), "RETURN 'refused'"));
	}

	@Test
	void keepsThePasswordUnlessOthersCouldReadIt() throws Exception {
		Path file = this.folder.resolve(EmbeddedServer.PASSWORD_FILE);
		String password = SecretFile.read(file);
		assertThat(password).hasSize(64);
		assertThat(SecretFile.read(file)).isEqualTo(password);
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
		assertThat(SecretFile.read(file)).hasSize(64).isNotEqualTo(password);
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
		Path other = Files.writeString(this.folder.resolve("other"), password);
		Files.delete(file);
		Files.createSymbolicLink(file, other);
		assertThat(SecretFile.read(file)).hasSize(64).isNotEqualTo(password);
		assertThat(file).isRegularFile();
		assertThat(other).hasContent(password);
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET / HTTP/1.1\r\nHost: localhost\r\nOrigin: https://evil.example\r\n%s",
			"GET / HTTP/1.1\r\nHost: localhost\r\n%s", "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
			"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" })
	void refusesWebSocketAndHttp(String request) throws Exception {
		start(true);
		String upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
				+ "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
		assertThat(send(request.formatted(upgrade))).isEmpty();
		assertThat(run(this.server.uri(), TestDatabase.credentials(this.folder), "RETURN 'still open'"))
			.isEqualTo("still open");
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void readsNoFilesAndNoAddresses(boolean bolt) throws Exception {
		start(bolt);
		Path secret = Files.writeString(this.folder.resolve("secret.csv"), "secret\n");
		AtomicInteger requests = new AtomicInteger();
		HttpServer web = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
		web.createContext("/", (exchange) -> {
			requests.incrementAndGet();
			exchange.sendResponseHeaders(200, -1);
			exchange.close();
		});
		web.start();
		try {
			int port = web.getAddress().getPort();
			for (String address : List.of("file:///etc/passwd", secret.toUri().toString(), "file:/etc/passwd",
					"FILE:///etc/passwd", "http://127.0.0.1:" + port + "/a.csv", "http://localhost:" + port + "/",
					"HTTP://127.0.0.1:" + port + "/", "https://127.0.0.1:" + port + "/",
					"ftp://127.0.0.1:" + port + "/", "http://[::ffff:127.0.0.1]:" + port + "/", "s3://bucket/a.csv",
					"gs://bucket/a.csv", "jar:file:/a.jar!/b")) {
				assertRefused("LOAD CSV FROM $address AS line RETURN line", address);
			}
			for (String address : List.of("file:///etc/passwd", "http://127.0.0.1:" + port + "/a.csv")) {
				assertRefused("LOAD CSV WITH HEADERS FROM $address AS line RETURN line", address);
				assertRefused("CALL { LOAD CSV FROM $address AS line RETURN line } RETURN line", address);
				assertRefused("PROFILE LOAD CSV FROM $address AS line RETURN line", address);
			}
			assertThatExceptionOfType(Neo4jException.class)
				.isThrownBy(() -> load("LOAD CSV FROM $address AS line RETURN line", "http://nowhere.invalid/"))
				.withMessageContaining("The embedded server of Newsgraph reads no files and no addresses");
			assertThat(requests).hasValue(0);
		}
		finally {
			web.stop(0);
		}
	}

	private void assertRefused(String load, String address) {
		assertThatExceptionOfType(Neo4jException.class).as(address).isThrownBy(() -> load(load, address));
	}

	@Test
	void hasNoProcedureThatReachesAnotherHost() {
		start(false);
		try (Driver driver = GraphDatabase.driver(this.server.localUri())) {
			assertThat(driver.executableQuery("SHOW PROCEDURES YIELD name").execute().records())
				.extracting((row) -> row.get("name").asString())
				.isNotEmpty()
				.noneMatch((name) -> name.matches("(?i)(apoc|fleetManagement|genai|.*\\.load|.*export).*"));
		}
	}

	private void load(String statement, String address) {
		boolean port = this.server.uri() != null;
		try (Driver driver = GraphDatabase.driver(port ? this.server.uri() : this.server.localUri(),
				port ? TestDatabase.credentials(this.folder) : AuthTokens.none())) {
			driver.executableQuery(statement).withParameters(Map.of("address", address)).execute();
		}
	}

	private void start(boolean bolt) {
		this.server = EmbeddedServer
			.start(bolt ? TestDatabase.propertiesWithBolt(this.folder) : TestDatabase.properties(this.folder));
	}

	private String send(String request) throws IOException {
		try (Socket socket = new Socket("127.0.0.1", this.server.uri().getPort())) {
			socket.setSoTimeout(10_000);
			socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
			InputStream answer = socket.getInputStream();
			return new String(answer.readAllBytes(), StandardCharsets.US_ASCII);
		}
		catch (java.net.SocketException ex) {
			// The server has closed the connection before it read all.
			return "";
		}
	}

	private static String run(URI uri, AuthToken token, String statement) {
		try (Driver driver = GraphDatabase.driver(uri, token)) {
			return driver.executableQuery(statement).execute().records().getFirst().get(0).asString();
		}
	}

	/** Returns the listening TCP sockets and the UDP sockets of this process. */
	private static Set<String> sockets() throws IOException {
		Set<String> inodes = new HashSet<>();
		try (var files = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
			for (Path file : files) {
				try {
					inodes.add(Files.readSymbolicLink(file).toString());
				}
				catch (IOException ex) {
					// It was closed.
				}
			}
		}
		Set<String> sockets = new HashSet<>();
		for (String table : List.of("tcp", "tcp6", "udp", "udp6")) {
			for (String line : Files.readAllLines(Path.of("/proc/self/net/" + table))) {
				String[] columns = line.strip().split("\\s+");
				boolean open = columns.length > 9 && (table.startsWith("udp") || columns[3].equals(LISTEN));
				if (open && inodes.contains("socket:[%s]".formatted(columns[9]))) {
					sockets.add(table + " " + columns[1]);
				}
			}
		}
		return sockets;
	}

}
