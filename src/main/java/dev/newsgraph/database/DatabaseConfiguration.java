package dev.newsgraph.database;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Logging;
import org.neo4j.driver.NotificationSeverity;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.neo4j.autoconfigure.ConfigBuilderCustomizer;
import org.springframework.boot.neo4j.autoconfigure.Neo4jConnectionDetails;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans of the database package that other packages use. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ DatabaseProperties.class, ReadProperties.class })
class DatabaseConfiguration {

	@Bean
	RunningReads runningReads() {
		return new RunningReads();
	}

	@Bean
	GraphClient graphClient(Driver driver, Neo4jConnectionDetails connection, DatabaseProperties properties,
			ReadProperties reads, RunningReads running, ObjectProvider<StatementListener> listeners,
			ObjectProvider<EmbeddedDisk> disk) {
		boolean routed = connection.getUri().getScheme().startsWith("neo4j");
		return new GraphClient(driver, routed, properties, reads, running, listeners.orderedStream().toList(),
				disk.getIfAvailable());
	}

	@Bean
	MeterBinder databaseMetrics(RunningReads running) {
		return (registry) -> {
			Gauge.builder("newsgraph.database.transactions", running, RunningReads::size)
				.description("Transactions that are running or wait for a connection.")
				.register(registry);
			Gauge.builder("newsgraph.database.connections", TrackedConnection::open)
				.description("Open connections to the database, also the idle ones.")
				.register(registry);
		};
	}

	@Bean
	DatabaseAvailability databaseHealthIndicator(Driver driver, Neo4jConnectionDetails connection,
			DatabaseProperties properties, ApplicationEventPublisher events, RunningReads running,
			ObjectProvider<EmbeddedDisk> disk) {
		return new DatabaseAvailability(driver, connection.getUri(), properties, events, running,
				disk.getIfAvailable());
	}

	@Bean
	@SuppressWarnings("deprecation")
	ConfigBuilderCustomizer driverSettings() {
		// The notifications of generated statements are not used, but the server would
		// send them with each response.
		return (builder) -> builder.withMinimumNotificationSeverity(NotificationSeverity.OFF)
			.withTelemetryDisabled(true)
			// Platform logging, its replacement, formats each message before it checks
			// the level. That takes half the time of the driver's threads.
			.withLogging(Logging.slf4j())
			// One thread for each processor. The default of the driver, twice as many,
			// causes more context switches.
			.withEventLoopThreads(Runtime.getRuntime().availableProcessors());
	}

}
