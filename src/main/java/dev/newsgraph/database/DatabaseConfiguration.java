package dev.newsgraph.database;

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

/** The beans of this room that other rooms use. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseProperties.class)
class DatabaseConfiguration {

	@Bean
	GraphClient graphClient(Driver driver, Neo4jConnectionDetails connection, DatabaseProperties properties,
			ObjectProvider<StatementListener> listeners, ObjectProvider<EmbeddedDisk> disk) {
		boolean routed = connection.getUri().getScheme().startsWith("neo4j");
		return new GraphClient(driver, routed, properties, listeners.orderedStream().toList(), disk.getIfAvailable());
	}

	@Bean
	DatabaseAvailability databaseHealthIndicator(Driver driver, Neo4jConnectionDetails connection,
			DatabaseProperties properties, ApplicationEventPublisher events, ObjectProvider<EmbeddedDisk> disk) {
		return new DatabaseAvailability(driver, LocalBoltProviderFactory.socket(connection.getUri()), properties,
				events, disk.getIfAvailable());
	}

	@Bean
	@SuppressWarnings("deprecation")
	ConfigBuilderCustomizer driverSettings() {
		// Nobody reads the notifications of generated statements; they would travel with
		// each answer.
		return (builder) -> builder.withMinimumNotificationSeverity(NotificationSeverity.OFF)
			.withTelemetryDisabled(true)
			// Platform logging, which is to replace this, writes out each message before
			// it looks whether anybody listens: half the time of the driver's threads.
			.withLogging(Logging.slf4j())
			// One for each processor; the driver's own twice as many wake each other up.
			.withEventLoopThreads(Runtime.getRuntime().availableProcessors());
	}

}
