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
 * A Neo4j Community server inside this process, reached over Bolt: from here through
 * memory, from other processes on a free loopback port.
 */
final class EmbeddedServer implements AutoCloseable {

	private static final Logger LOGGER = LoggerFactory.getLogger(EmbeddedServer.class);

	private static final String LOOPBACK = "127.0.0.1";

	private static final TriggerInfo CHECKPOINT = new SimpleTriggerInfo("Newsgraph");

	private final DatabaseManagementService service;

	private final String name;

	private final Path data;

	private final Duration closing;

	private final URI uri;

	private final URI localUri;

	private EmbeddedServer(DatabaseManagementService service, DatabaseProperties properties, Path data, URI uri,
			String channel) {
		this.service = service;
		this.name = properties.name();
		this.closing = properties.embedded().shutdownTimeout();
		this.data = data;
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
		if (!database.isAvailable()) {
			// The server starts without a database that it cannot open.
			close(service, embedded.shutdownTimeout());
			throw notStarted(data, null);
		}
		HostnamePort address = database.getDependencyResolver()
			.resolveDependency(ConnectorPortRegister.class)
			.getLocalAddress(ConnectorType.BOLT);
		return new EmbeddedServer(service, properties, data, URI.create("bolt://" + LOOPBACK + ":" + address.getPort()),
				channel);
	}

	/** The address for other processes. */
	URI uri() {
		return this.uri;
	}

	/** The address within this process. */
	URI localUri() {
		return this.localUri;
	}

	/**
	 * Writes down what waits in memory.
	 * @return false when that cannot be done: then the log holds it, for the next start
	 */
	boolean writesCheckpoint() {
		return writesCheckpoint(this.name);
	}

	private boolean writesCheckpoint(String database) {
		try {
			dependency(database, CheckPointer.class).forceCheckPoint(CHECKPOINT);
			return true;
		}
		catch (IOException | RuntimeException ex) {
			LOGGER.debug("No checkpoint.", ex);
			return false;
		}
	}

	/** Why the database takes nothing more until the next start; null while it does. */
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
	 * Closes the server. One that cannot write would try to without end; it is left as a
	 * kill would leave it.
	 */
	@Override
	public void close() {
		boolean written = writesCheckpoint(GraphDatabaseSettings.SYSTEM_DATABASE_NAME) && writesCheckpoint();
		if (!written || !close(this.service, this.closing)) {
			LOGGER.warn("The embedded database in {} could not be closed; nothing that it acknowledged is lost, and the"
					+ " next start puts it in order.", this.data);
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
		// Asked first, since Neo4j would print stack traces on the console.
		DiskFault fault = DiskFault.of(data.resolve("logs"));
		if (fault != null) {
			throw new EmbeddedServerException("The data folder %s cannot be written, as %s: %s, or name another with"
				.formatted(data, fault.what(), fault.mend()) + " newsgraph.database.embedded.data.");
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
						"The data folder %s is in use by another process: stop that one,".formatted(data)
								+ " or name another folder with newsgraph.database.embedded.data.",
						ex);
			}
			throw notStarted(data, ex);
		}
	}

	private static EmbeddedServerException notStarted(Path data, @Nullable Throwable cause) {
		return new EmbeddedServerException("The embedded database in %s does not start; why is in %s.".formatted(data,
				data.resolve("logs").resolve("debug.log")), cause);
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
			// Older logs serve backups and clusters; here they would fill the disk with
			// up to 2 GB.
			.setConfig(GraphDatabaseSettings.keep_logical_logs, "keep_none")
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
