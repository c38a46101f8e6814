package dev.newsgraph.database;

import org.neo4j.driver.Driver;
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
	GraphClient graphClient(Driver driver, DatabaseProperties properties, ObjectProvider<StatementListener> listeners,
			ObjectProvider<EmbeddedDisk> disk) {
		return new GraphClient(driver, properties, listeners.orderedStream().toList(), disk.getIfAvailable());
	}

	@Bean
	DatabaseAvailability databaseHealthIndicator(Driver driver, Neo4jConnectionDetails connection,
			DatabaseProperties properties, ApplicationEventPublisher events, ObjectProvider<EmbeddedDisk> disk) {
		return new DatabaseAvailability(driver, LocalBoltProviderFactory.socket(connection.getUri()), properties,
				events, disk.getIfAvailable());
	}

	@Bean
	ConfigBuilderCustomizer driverSettings() {
		// Nobody reads the notifications of generated statements; they would travel with
		// each answer.
		return (builder) -> builder.withMinimumNotificationSeverity(NotificationSeverity.OFF)
			.withTelemetryDisabled(true)
			// One for each processor; the driver's own twice as many wake each other up.
			.withEventLoopThreads(Runtime.getRuntime().availableProcessors());
	}

}
