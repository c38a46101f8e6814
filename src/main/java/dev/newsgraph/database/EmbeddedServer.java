package dev.newsgraph.database;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

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
import org.neo4j.kernel.internal.GraphDatabaseAPI;

/** A Neo4j Community server inside this process, reached over Bolt on a free loopback port. */
final class EmbeddedServer implements AutoCloseable {

	private static final String LOOPBACK = "127.0.0.1";

	private final DatabaseManagementService service;

	private final URI uri;

	private EmbeddedServer(DatabaseManagementService service, URI uri) {
		this.service = service;
		this.uri = uri;
	}

	/**
	 * Starts the server, or opens what an earlier one left.
	 *
	 * @throws EmbeddedServerException when it cannot be started, with a sentence for a person
	 */
	static EmbeddedServer start(DatabaseProperties properties) {
		DatabaseProperties.Embedded embedded = properties.embedded();
		Path data = embedded.data().toAbsolutePath().normalize();
		DatabaseManagementService service = builder(data, properties.name(), embedded).build();
		GraphDatabaseAPI database = (GraphDatabaseAPI) service.database(properties.name());
		HostnamePort address = database.getDependencyResolver()
			.resolveDependency(ConnectorPortRegister.class)
			.getLocalAddress(ConnectorType.BOLT);
		return new EmbeddedServer(service, URI.create("bolt://" + LOOPBACK + ":" + address.getPort()));
	}

	URI uri() {
		return this.uri;
	}

	@Override
	public void close() {
		this.service.shutdown();
	}

	private static DatabaseManagementServiceBuilder builder(Path data, String name,
			DatabaseProperties.Embedded embedded) {
		return new DatabaseManagementServiceBuilder(data).setConfig(GraphDatabaseSettings.data_directory, data)
			.setConfig(GraphDatabaseSettings.logs_directory, data.resolve("logs"))
			.setConfig(GraphDatabaseSettings.initial_default_database, name)
			.setConfig(GraphDatabaseSettings.pagecache_memory, SettingValueParsers.BYTES.parse(embedded.pageCache()))
			.setConfig(GraphDatabaseSettings.memory_transaction_global_max_size,
					SettingValueParsers.BYTES.parse(embedded.transactionMemory()))
			.setConfig(GraphDatabaseSettings.auth_enabled, false)
			.setConfig(GraphDatabaseSettings.udc_enabled, false)
			.setConfig(GraphDatabaseSettings.log_queries, LogQueryLevel.OFF)
			.setConfig(HttpConnector.enabled, false)
			.setConfig(HttpsConnector.enabled, false)
			.setConfig(BoltConnector.enabled, true)
			.setConfig(BoltConnector.listen_address, new SocketAddress(LOOPBACK, 0))
			.setConfig(BoltConnector.advertised_address, new SocketAddress(LOOPBACK, 0))
			.setConfig(BoltConnector.server_bolt_telemetry_enabled, false)
			// Its only client is this process, which has closed its driver before.
			.setConfig(BoltConnectorInternalSettings.thread_pool_shutdown_wait_time, Duration.ZERO)
			.setConfig(BoltConnectorInternalSettings.connection_shutdown_wait_time, Duration.ZERO);
	}

}
