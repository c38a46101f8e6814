package dev.newsgraph.importing;

import java.time.Clock;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.newsgraph.database.GraphClient;
import dev.newsgraph.identity.TrackingParameters;

/** Spring configuration of the import. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ ImportProperties.class, BulkProperties.class, VerifyProperties.class })
class ImportConfiguration {

	@Bean
	GraphImport graphImport(GraphClient client, ImportProperties properties, TrackingParameters tracking) {
		return new GraphImport(client, properties, tracking, Clock.systemUTC());
	}

	@Bean
	static BulkImport bulkImport(ImportProperties properties, BulkProperties bulk, TrackingParameters tracking) {
		return new BulkImport(properties, bulk, tracking, Clock.systemUTC());
	}

	@Bean
	GraphComparison graphComparison(GraphClient client, VerifyProperties properties) {
		return new GraphComparison(client, properties);
	}

	@Bean
	ImportRoot importRoot(ImportProperties properties) {
		return new ImportRoot(properties);
	}

}
