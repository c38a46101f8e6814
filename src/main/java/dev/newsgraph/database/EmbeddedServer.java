package dev.newsgraph.database;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.GraphDatabaseSettings.LogQueryLevel;
import org.neo4j.configuration.SettingValueParsers;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.BoltConnectorInternalSettings;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.configuration.connectors.ConnectorType;
import org.neo4j.configuration.connectors.HttpConnector;
import org.neo4j.configuration.connectors.HttpsConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.internal.helpers.HostnamePort;
import org.neo4j.io.locker.FileLockException;
import org.neo4j.kernel.internal.GraphDatabaseAPI;

/**
 * A Neo4j Community server inside this process, reached over Bolt: from here through
 * memory, from other processes on a free loopback port.
 */
final class EmbeddedServer implements AutoCloseable {

	private static final String LOOPBACK = "127.0.0.1";

	private final DatabaseManagementService service;

	private final URI uri;

	private final URI localUri;

	private EmbeddedServer(DatabaseManagementService service, URI uri, String channel) {
		this.service = service;
		this.uri = uri;
		this.localUri = LocalBoltProviderFactory.address(uri, channel);
	}

	/**
	 * Starts the server, or opens what an earlier one left.
	 * @throws EmbeddedServerException when it cannot be started, with a sentence for a
	 * person
	 */
	static EmbeddedServer start(DatabaseProperties properties) {
		DatabaseProperties.Embedded embedded = properties.embedded();
		Path data = embedded.data().toAbsolutePath().normalize();
		String channel = "newsgraph-" + UUID.randomUUID();
		DatabaseManagementService service = open(data, properties.name(), embedded, channel);
		GraphDatabaseAPI database = (GraphDatabaseAPI) service.database(properties.name());
		HostnamePort address = database.getDependencyResolver()
			.resolveDependency(ConnectorPortRegister.class)
			.getLocalAddress(ConnectorType.BOLT);
		return new EmbeddedServer(service, URI.create("bolt://" + LOOPBACK + ":" + address.getPort()), channel);
	}

	/** The address for other processes. */
	URI uri() {
		return this.uri;
	}

	/** The address within this process. */
	URI localUri() {
		return this.localUri;
	}

	@Override
	public void close() {
		this.service.shutdown();
	}

	private static DatabaseManagementService open(Path data, String name, DatabaseProperties.Embedded embedded,
			String channel) {
		// Asked first, since Neo4j would print stack traces on the console.
		try {
			Files.createDirectories(data.resolve("logs"));
			Files.delete(Files.createTempFile(data, "probe", null));
		}
		catch (IOException ex) {
			throw new EmbeddedServerException(
					"The data folder %s cannot be written: give this user the right to,".formatted(data)
							+ " or name another with newsgraph.database.embedded.data.",
					ex);
		}
		UnsafeNotice.silence();
		DatabaseManagementServiceBuilder builder = builder(data, name, embedded, channel);
		try {
			return builder.build();
		}
		catch (RuntimeException ex) {
			if (isLocked(ex)) {
				throw new EmbeddedServerException(
						"The data folder %s is in use by another process: stop that one,".formatted(data)
								+ " or name another folder with newsgraph.database.embedded.data.",
						ex);
			}
			throw new EmbeddedServerException("The embedded database in %s does not start; why is in %s."
				.formatted(data, data.resolve("logs").resolve("debug.log")), ex);
		}
	}

	private static DatabaseManagementServiceBuilder builder(Path data, String name,
			DatabaseProperties.Embedded embedded, String channel) {
		return new DatabaseManagementServiceBuilder(data).setConfig(GraphDatabaseSettings.data_directory, data)
			.setConfig(GraphDatabaseSettings.logs_directory, data.resolve("logs"))
			.setConfig(GraphDatabaseSettings.initial_default_database, name)
			.setConfig(GraphDatabaseSettings.pagecache_memory, bytes("page-cache", embedded.pageCache()))
			.setConfig(GraphDatabaseSettings.memory_transaction_global_max_size,
					bytes("transaction-memory", embedded.transactionMemory()))
			.setConfig(GraphDatabaseSettings.auth_enabled, false)
			.setConfig(GraphDatabaseSettings.udc_enabled, false)
			.setConfig(GraphDatabaseSettings.log_queries, LogQueryLevel.OFF)
			.setConfig(HttpConnector.enabled, false)
			.setConfig(HttpsConnector.enabled, false)
			.setConfig(BoltConnector.enabled, true)
			.setConfig(BoltConnector.listen_address, new SocketAddress(LOOPBACK, 0))
			.setConfig(BoltConnector.advertised_address, new SocketAddress(LOOPBACK, 0))
			.setConfig(BoltConnector.server_bolt_telemetry_enabled, false)
			.setConfig(BoltConnectorInternalSettings.enable_local_connector, true)
			.setConfig(BoltConnectorInternalSettings.local_channel_address, channel)
			// Its only client is this process, which has closed its driver before.
			.setConfig(BoltConnectorInternalSettings.thread_pool_shutdown_wait_time, Duration.ZERO)
			.setConfig(BoltConnectorInternalSettings.connection_shutdown_wait_time, Duration.ZERO);
	}

	private static boolean isLocked(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof FileLockException) {
				return true;
			}
		}
		return false;
	}

	private static long bytes(String property, String size) {
		try {
			return SettingValueParsers.BYTES.parse(size);
		}
		catch (IllegalArgumentException ex) {
			throw new EmbeddedServerException(
					"newsgraph.database.embedded.%s: %s.".formatted(property, ex.getMessage()), ex);
		}
	}

}
