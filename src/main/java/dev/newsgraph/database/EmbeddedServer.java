package dev.newsgraph.database;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
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
import org.neo4j.kernel.impl.transaction.log.checkpoint.CheckPointer;
import org.neo4j.kernel.impl.transaction.log.checkpoint.SimpleTriggerInfo;
import org.neo4j.kernel.impl.transaction.log.checkpoint.TriggerInfo;
import org.neo4j.kernel.internal.GraphDatabaseAPI;
import org.neo4j.monitoring.DatabaseHealth;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Neo4j Community server in this process. This process connects to it over Bolt through
 * memory; other processes connect over Bolt on a free port of the loopback interface.
 */
final class EmbeddedServer implements AutoCloseable {

	private static final Logger LOGGER = LoggerFactory.getLogger(EmbeddedServer.class);

	private static final String LOOPBACK = "127.0.0.1";

	private static final TriggerInfo CHECKPOINT = new SimpleTriggerInfo("Newsgraph");

	private final DatabaseManagementService service;

	private final String name;

	private final Path data;

	private final Duration shutdownTimeout;

	private final URI uri;

	private final URI localUri;

	private EmbeddedServer(DatabaseManagementService service, DatabaseProperties properties, Path data, URI uri,
			String channel) {
		this.service = service;
		this.name = properties.name();
		this.shutdownTimeout = properties.embedded().shutdownTimeout();
		this.data = data;
		this.uri = uri;
		this.localUri = LocalBoltProviderFactory.address(uri, channel);
	}

	/**
	 * Starts the server. It opens the store in the data folder, or creates one.
	 * @throws EmbeddedServerException if the server cannot be started
	 */
	static EmbeddedServer start(DatabaseProperties properties) {
		DatabaseProperties.Embedded embedded = properties.embedded();
		Path data = embedded.data().toAbsolutePath().normalize();
		String channel = "newsgraph-" + UUID.randomUUID();
		DatabaseManagementService service = open(data, properties.name(), embedded, channel);
		GraphDatabaseAPI database = (GraphDatabaseAPI) service.database(properties.name());
		if (!database.isAvailable()) {
			// The server starts even if it cannot open a database.
			close(service, embedded.shutdownTimeout());
			throw notStarted(data, null);
		}
		HostnamePort address = database.getDependencyResolver()
			.resolveDependency(ConnectorPortRegister.class)
			.getLocalAddress(ConnectorType.BOLT);
		return new EmbeddedServer(service, properties, data, URI.create("bolt://" + LOOPBACK + ":" + address.getPort()),
				channel);
	}

	/** Returns the address for other processes. */
	URI uri() {
		return this.uri;
	}

	/** Returns the address for this process. */
	URI localUri() {
		return this.localUri;
	}

	/**
	 * Writes the changes in memory to the store.
	 * @return whether that succeeded; otherwise the next start reads them from the log
	 */
	boolean checkpoint() {
		return checkpoint(this.name);
	}

	private boolean checkpoint(String database) {
		try {
			dependency(database, CheckPointer.class).forceCheckPoint(CHECKPOINT);
			return true;
		}
		catch (IOException | RuntimeException ex) {
			LOGGER.debug("The checkpoint of the database {} failed.", database, ex);
			return false;
		}
	}

	/**
	 * Returns why the database rejects all writes until the next start, or {@code null}
	 * if it accepts them.
	 */
	@Nullable Throwable panic() {
		try {
			return dependency(this.name, DatabaseHealth.class).causeOfPanic();
		}
		catch (RuntimeException ex) {
			return null;
		}
	}

	private <T> T dependency(String database, Class<T> type) {
		return ((GraphDatabaseAPI) this.service.database(database)).getDependencyResolver().resolveDependency(type);
	}

	/**
	 * Closes the server. A server that cannot write its store would never finish, so it
	 * is left as after a crash.
	 */
	@Override
	public void close() {
		boolean written = checkpoint(GraphDatabaseSettings.SYSTEM_DATABASE_NAME) && checkpoint();
		if (!written || !close(this.service, this.shutdownTimeout)) {
			LOGGER.warn(
					"The embedded database in {} could not be closed. No acknowledged write is lost, and the next start"
							+ " recovers the store.",
					this.data);
		}
	}

	private static boolean close(DatabaseManagementService service, Duration limit) {
		Thread thread = Thread.ofPlatform().name("database-shutdown").daemon().start(service::shutdown);
		try {
			return thread.join(limit);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private static DatabaseManagementService open(Path data, String name, DatabaseProperties.Embedded embedded,
			String channel) {
		// Neo4j would print stack traces on the console.
		DiskFault fault = DiskFault.of(data.resolve("logs"));
		if (fault != null) {
			throw new EmbeddedServerException(
					"The data folder %s cannot be written because %s: %s, or name another folder with".formatted(data,
							fault.description(), fault.hint()) + " newsgraph.database.embedded.data.");
		}
		UnsafeNotice.silence();
		DatabaseManagementServiceBuilder builder = builder(data, name, embedded, channel);
		try {
			DatabaseManagementService service = builder.build();
			ServerLog.silence();
			return service;
		}
		catch (RuntimeException ex) {
			if (isLocked(ex)) {
				throw new EmbeddedServerException(
						"The data folder %s is in use by another process: stop that process,".formatted(data)
								+ " or name another folder with newsgraph.database.embedded.data.",
						ex);
			}
			throw notStarted(data, ex);
		}
	}

	private static EmbeddedServerException notStarted(Path data, @Nullable Throwable cause) {
		return new EmbeddedServerException("The embedded database in %s does not start; the reason is in %s."
			.formatted(data, data.resolve("logs").resolve("debug.log")), cause);
	}

	private static DatabaseManagementServiceBuilder builder(Path data, String name,
			DatabaseProperties.Embedded embedded, String channel) {
		return new DatabaseManagementServiceBuilder(data).setConfig(GraphDatabaseSettings.data_directory, data)
			.setConfig(GraphDatabaseSettings.logs_directory, data.resolve("logs"))
			.setConfig(GraphDatabaseSettings.initial_default_database, name)
			.setConfig(GraphDatabaseSettings.pagecache_memory, bytes("page-cache", embedded.pageCache()))
			.setConfig(GraphDatabaseSettings.memory_transaction_global_max_size,
					bytes("transaction-memory", embedded.transactionMemory()))
			// Without it, a transaction that needs too much fails like one of many.
			.setConfig(GraphDatabaseSettings.memory_transaction_max_size,
					bytes("transaction-memory", embedded.transactionMemory()) / 2)
			.setConfig(GraphDatabaseSettings.auth_enabled, false)
			.setConfig(GraphDatabaseSettings.udc_enabled, false)
			.setConfig(GraphDatabaseSettings.log_queries, LogQueryLevel.OFF)
			// Only backups and clusters need older logs, which would take up to 2 GB.
			.setConfig(GraphDatabaseSettings.keep_logical_logs, "keep_none")
			.setConfig(HttpConnector.enabled, false)
			.setConfig(HttpsConnector.enabled, false)
			.setConfig(BoltConnector.enabled, true)
			.setConfig(BoltConnector.listen_address, new SocketAddress(LOOPBACK, 0))
			.setConfig(BoltConnector.advertised_address, new SocketAddress(LOOPBACK, 0))
			.setConfig(BoltConnector.server_bolt_telemetry_enabled, false)
			.setConfig(BoltConnectorInternalSettings.enable_local_connector, true)
			.setConfig(BoltConnectorInternalSettings.local_channel_address, channel)
			// This process has already closed its driver, so no request is running.
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

	/**
	 * Parses a size in Neo4j's notation, for example {@code 512m}.
	 * @param property the last part of the property's name
	 * @throws EmbeddedServerException if it is not a size
	 */
	static long bytes(String property, String size) {
		try {
			return SettingValueParsers.BYTES.parse(size);
		}
		catch (IllegalArgumentException ex) {
			throw new EmbeddedServerException(
					"newsgraph.database.embedded.%s: %s.".formatted(property, ex.getMessage()), ex);
		}
	}

}
