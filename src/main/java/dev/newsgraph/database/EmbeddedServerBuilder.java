package dev.newsgraph.database;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import inet.ipaddr.IPAddressString;
import org.neo4j.configuration.GraphDatabaseInternalSettings;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.GraphDatabaseSettings.LogQueryLevel;
import org.neo4j.configuration.SettingValueParsers;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.BoltConnectorInternalSettings;
import org.neo4j.configuration.connectors.HttpConnector;
import org.neo4j.configuration.connectors.HttpsConnector;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilderImplementation;
import org.neo4j.fleetmanagement.FleetManagementSettings;

/**
 * The settings of the embedded server. The server opens no port, calls no other host and
 * reads no files for a statement.
 */
final class EmbeddedServerBuilder extends DatabaseManagementServiceBuilderImplementation {

	private static final long MAX_CACHED_TEXT = 16 * 1024;

	// Measured: a cached plan takes about 110 bytes for each character of its text.
	private static final long MAX_PLAN_SIZE = 110 * MAX_CACHED_TEXT;

	private static final long MAX_CACHED_PLANS = 1000;

	private static final Duration ID_MAINTENANCE = Duration.ofSeconds(10);

	EmbeddedServerBuilder(Path data, DatabaseProperties properties) {
		super(data);
		DatabaseProperties.Embedded embedded = properties.embedded();
		setConfig(GraphDatabaseSettings.data_directory, data);
		setConfig(GraphDatabaseSettings.logs_directory, data.resolve("logs"));
		setConfig(GraphDatabaseSettings.initial_default_database, properties.name());
		setConfig(GraphDatabaseSettings.pagecache_memory, bytes("page-cache", embedded.pageCache()));
		setConfig(GraphDatabaseSettings.memory_transaction_global_max_size,
				bytes("transaction-memory", embedded.transactionMemory()));
		// Without it, a transaction that needs too much fails like one of many.
		setConfig(GraphDatabaseSettings.memory_transaction_max_size,
				bytes("transaction-memory", embedded.transactionMemory()) / 2);
		setConfig(GraphDatabaseSettings.query_cache_size,
				(int) Math.min(MAX_CACHED_PLANS, embedded.planCache().toBytes() / MAX_PLAN_SIZE));
		setConfig(GraphDatabaseInternalSettings.query_cache_max_query_text_size, MAX_CACHED_TEXT);
		setConfig(GraphDatabaseSettings.cypher_min_replan_interval, embedded.replanInterval());
		setConfig(GraphDatabaseSettings.udc_enabled, false);
		setConfig(GraphDatabaseSettings.log_queries, LogQueryLevel.OFF);
		// Only backups and clusters need older logs, which would take up to 2 GB.
		setConfig(GraphDatabaseSettings.keep_logical_logs, "keep_none");
		reduceIdleWork();
		isolate();
	}

	/** Switches off what wakes an idle server. */
	private void reduceIdleWork() {
		// It measures the pauses of the process several times a second, for a log.
		setConfig(GraphDatabaseInternalSettings.vm_pause_monitor_enabled, false);
		// It frees the IDs of deleted nodes for new ones, each second by default.
		setConfig(GraphDatabaseInternalSettings.id_controller_maintenance_interval, ID_MAINTENANCE);
		// It only logs that files of the store were deleted.
		setConfig(GraphDatabaseSettings.filewatcher_enabled, false);
	}

	private void isolate() {
		setConfig(HttpConnector.enabled, false);
		setConfig(HttpsConnector.enabled, false);
		// EmbeddedBolt replaces it.
		setConfig(BoltConnector.enabled, false);
		setConfig(BoltConnector.enable_discovery, false);
		// It connects a server to the console of Neo4j's vendor.
		setConfig(FleetManagementSettings.fleet_manager_enabled, false);
		setConfig(BoltConnector.server_bolt_telemetry_enabled, false);
		// Only the Bolt port has a password, and EmbeddedBoltPassword checks it.
		setConfig(GraphDatabaseSettings.auth_enabled, false);
		setConfig(GraphDatabaseSettings.allow_file_urls, false);
		setConfig(GraphDatabaseInternalSettings.cypher_ip_blocklist,
				List.of(new IPAddressString("0.0.0.0/0"), new IPAddressString("::/0")));
		this.extensions.add(new EmbeddedUrlRules());
		// This process has already closed its driver, so no request is running.
		setConfig(BoltConnectorInternalSettings.connection_shutdown_wait_time, Duration.ZERO);
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
