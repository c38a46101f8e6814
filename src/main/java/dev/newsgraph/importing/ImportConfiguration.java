package dev.newsgraph.importing;

import java.time.Clock;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.newsgraph.database.GraphClient;

/** The beans of this room. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ImportProperties.class)
class ImportConfiguration {

	@Bean
	GraphImport graphImport(GraphClient client, ImportProperties properties) {
		return new GraphImport(client, properties, Clock.systemUTC());
	}

	@Bean
	@ConditionalOnProperty(name = "newsgraph.import.at-start", matchIfMissing = true)
	ImportAtStart importAtStart(GraphImport graphImport, ImportProperties properties,
			ApplicationEventPublisher events) {
		return new ImportAtStart(graphImport, properties.consoleProblems(), events, System.out);
	}

}
