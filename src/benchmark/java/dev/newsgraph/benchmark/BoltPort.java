package dev.newsgraph.benchmark;

import java.net.URI;

import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Logging;
import org.neo4j.driver.NotificationSeverity;

/**
 * The Bolt port of a gateway's embedded server.
 *
 * @param uri its address
 * @param password the password of the user {@code neo4j}
 */
record BoltPort(URI uri, String password) {

	/** Connects to the port. */
	Driver driver() {
		return driver(Config.defaultConfig());
	}

	/** Connects to the port with the settings of the gateway's own driver, for measurements. */
	// The default logging formats messages that are not logged.
	@SuppressWarnings("deprecation")
	Driver measuredDriver() {
		return driver(Config.builder()
			.withMinimumNotificationSeverity(NotificationSeverity.OFF)
			.withTelemetryDisabled(true)
			.withLogging(Logging.none())
			.build());
	}

	private Driver driver(Config config) {
		return GraphDatabase.driver(this.uri, AuthTokens.basic("neo4j", this.password), config);
	}

}
