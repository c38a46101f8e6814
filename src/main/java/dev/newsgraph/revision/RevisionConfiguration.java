package dev.newsgraph.revision;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.newsgraph.database.DatabaseProperties;
import dev.newsgraph.database.EmbeddedData;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.importing.GraphImport;

/** Spring configuration of the revision. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RevisionProperties.class)
class RevisionConfiguration {

	@Bean
	CurrentRevision currentRevision(GraphClient client, DatabaseProperties database, RevisionProperties properties,
			ObjectProvider<EmbeddedData> embedded) {
		boolean exclusive = embedded.getIfAvailable() != null && !database.embedded().bolt();
		return new CurrentRevision(client, exclusive, properties.interval());
	}

	@Bean
	RevisionAtStart revisionAtStart(CurrentRevision revision, GraphImport graphImport) {
		return new RevisionAtStart(revision, graphImport);
	}

	@Bean
	RevisionHealth revisionHealthIndicator(CurrentRevision revision) {
		return new RevisionHealth(revision);
	}

}
