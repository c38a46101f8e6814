package dev.newsgraph.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.neo4j.driver.AuthToken;
import org.neo4j.driver.AuthTokens;
import org.testcontainers.neo4j.Neo4jContainer;
import org.testcontainers.utility.DockerImageName;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.neo4j.autoconfigure.Neo4jConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

import dev.newsgraph.access.TestToken;

/**
 * The database of the integration tests. By default, it is an embedded server in a
 * temporary folder, which all tests of the JVM share. With {@code -Dneo4j=container} it
 * is one container for all tests of the JVM ({@code -Dneo4j.image}), and with
 * {@code -Dneo4j=bolt://…} it is this server ({@code -Dneo4j.user},
 * {@code -Dneo4j.password}). The tests delete all of its data.
 */
@TestConfiguration(proxyBeanMethods = false)
public class TestDatabase {

	/** The default properties of reads. */
	static final ReadProperties READS = new ReadProperties(4, 25, DataSize.ofMegabytes(16));

	static final String PROPERTY = "neo4j";

	static final String CONTAINER = "container";

	/**
	 * The image of a run without Maven, which sets the property {@code neo4j.image}.
	 */
	public static final String IMAGE = "neo4j:2026.08.1-community";

	private static final String EMBEDDED = "embedded";

	/**
	 * The server of tests that do not name another by the property {@code test.database}.
	 */
	private static final String SHARED = "shared";

	private static final Map<String, EmbeddedServer> SERVERS = new ConcurrentHashMap<>();

	private static final Map<String, Path> FOLDERS = new ConcurrentHashMap<>();

	/** Deletes all nodes and relationships, but not the constraints and indexes. */
	public static void clear(GraphClient client) {
		client.write((transaction) -> transaction.run(CypherStatement.of("MATCH (n) DETACH DELETE n")));
	}

	/** Creates the constraints and indexes of an import. */
	public static void defineSchema(GraphClient client) {
		try {
			String schema = new ClassPathResource("dev/newsgraph/importing/graph/schema.cypher")
				.getContentAsString(StandardCharsets.UTF_8);
			client.defineSchema(Arrays.stream(schema.replaceAll("(?m)^//.*$", "").split(";\\s*"))
				.filter((statement) -> !statement.isBlank())
				.map(CypherStatement::of)
				.toList());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Returns the credentials for the Bolt port of the server with this data folder. */
	static AuthToken credentials(Path data) {
		return AuthTokens.basic("neo4j", password(data));
	}

	private static String password(Path data) {
		try {
			return Files.readString(data.resolve(EmbeddedServer.PASSWORD_FILE)).strip();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Returns the embedded server with this name. The first call starts it. */
	private static EmbeddedServer server(String name) {
		return SERVERS.computeIfAbsent(name, TestDatabase::start);
	}

	/** Returns the default properties for a server in this folder. */
	static DatabaseProperties properties(Path data) {
		return properties(data, false);
	}

	/** Returns properties for a server in this folder that listens on a Bolt port. */
	static DatabaseProperties propertiesWithBolt(Path data) {
		return properties(data, true);
	}

	private static DatabaseProperties properties(Path data, boolean bolt) {
		return new DatabaseProperties("neo4j", Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofMinutes(1),
				Duration.ofMillis(100), new DatabaseProperties.Embedded(data, "64m", "512m", DataSize.ofGigabytes(1),
						// Each test writes another graph, and none is large.
						Duration.ofHours(1), DataSize.ofMegabytes(1), Duration.ofSeconds(10), false, bolt));
	}

	/** The token file of a gateway is not in the data folder of a developer. */
	@Bean
	DynamicPropertyRegistrar tokenFile() {
		return (registry) -> registry.add("newsgraph.http.token-file", TestToken.FILE::toString);
	}

	@TestConfiguration(proxyBeanMethods = false)
	@ConditionalOnProperty(name = PROPERTY, havingValue = CONTAINER)
	static class Container {

		private static @Nullable Neo4jContainer container;

		@Bean
		Neo4jConnectionDetails container(DatabaseAddress address) {
			return connection(address.uri(), address.credentials());
		}

		@Bean
		DatabaseAddress containerAddress(Environment environment) {
			Neo4jContainer running = running(environment.getProperty("neo4j.image", IMAGE));
			return new DatabaseAddress(URI.create(running.getBoltUrl()), "neo4j", running.getAdminPassword());
		}

		/** Returns the container of this JVM. The first call starts it. */
		private static synchronized Neo4jContainer running(String image) {
			if (container == null) {
				Neo4jContainer next = new Neo4jContainer(
						DockerImageName.parse(image).asCompatibleSubstituteFor("neo4j"))
					.withNeo4jConfig("server.memory.heap.max_size", "1g")
					.withNeo4jConfig("server.memory.pagecache.size", "64m")
					// As much as the embedded server has
					.withNeo4jConfig("dbms.memory.transaction.total.max", "512m")
					.withNeo4jConfig("db.memory.transaction.max", "256m");
				next.start();
				Runtime.getRuntime().addShutdownHook(new Thread(next::stop));
				container = next;
			}
			return container;
		}

	}

	@TestConfiguration(proxyBeanMethods = false)
	@ConditionalOnProperty(name = PROPERTY, havingValue = EMBEDDED, matchIfMissing = true)
	static class Embedded {

		@Bean
		Neo4jConnectionDetails embeddedServer(@Value("${test.database:" + SHARED + "}") String name) {
			return connection(server(name).localUri(), AuthTokens.none());
		}

		@Bean
		DatabaseAddress embeddedServerAddress(@Value("${test.database:" + SHARED + "}") String name) {
			return new DatabaseAddress(Objects.requireNonNull(server(name).uri()), "neo4j",
					password(FOLDERS.get(name)));
		}

	}

	@TestConfiguration(proxyBeanMethods = false)
	@ConditionalOnExpression("'${neo4j:}'.contains('://')")
	static class Named {

		@Bean
		Neo4jConnectionDetails namedServer(DatabaseAddress address) {
			return connection(address.uri(), address.credentials());
		}

		@Bean
		DatabaseAddress namedServerAddress(Environment environment) {
			return new DatabaseAddress(URI.create(environment.getRequiredProperty(PROPERTY)),
					environment.getProperty("neo4j.user", "neo4j"), environment.getProperty("neo4j.password", ""));
		}

	}

	private static Neo4jConnectionDetails connection(URI uri, AuthToken token) {
		return new Neo4jConnectionDetails() {

			@Override
			public URI getUri() {
				return uri;
			}

			@Override
			public AuthToken getAuthToken() {
				return token;
			}

		};
	}

	/** Starts a server, which is stopped and deleted at the end of the JVM. */
	private static EmbeddedServer start(String name) {
		try {
			Path folder = Files.createTempDirectory("newsgraph");
			EmbeddedServer server = EmbeddedServer.start(propertiesWithBolt(folder));
			FOLDERS.put(name, folder);
			Runtime.getRuntime().addShutdownHook(new Thread(() -> {
				server.close();
				FileSystemUtils.deleteRecursively(folder.toFile());
			}));
			return server;
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
