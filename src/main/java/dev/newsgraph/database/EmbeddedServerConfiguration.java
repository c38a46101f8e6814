package dev.newsgraph.database;

import java.net.URI;

import org.neo4j.dbms.api.DatabaseManagementService;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.boot.neo4j.autoconfigure.Neo4jAutoConfiguration;
import org.springframework.boot.neo4j.autoconfigure.Neo4jConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * Auto-configuration of the embedded server, which the driver uses if
 * {@code spring.neo4j.uri} is not set. The nested classes are not annotated with
 * {@code @Configuration}, because the component scan would then ignore the conditions of
 * this class.
 */
@AutoConfiguration(before = Neo4jAutoConfiguration.class)
@Conditional(EmbeddedServerConfiguration.NoServerConfigured.class)
@ConditionalOnMissingBean(Neo4jConnectionDetails.class)
class EmbeddedServerConfiguration {

	/** Matches if {@code spring.neo4j.uri} is not set. */
	static final class NoServerConfigured extends NoneNestedConditions {

		NoServerConfigured() {
			super(ConfigurationPhase.PARSE_CONFIGURATION);
		}

		@ConditionalOnProperty("spring.neo4j.uri")
		static class ServerConfigured {

		}

	}

	/** Beans of {@code newsgraph.jar}, which contains the embedded server. */
	@ConditionalOnClass(DatabaseManagementService.class)
	static class Present {

		@Bean
		EmbeddedServer embeddedServer(DatabaseProperties properties) {
			return EmbeddedServer.start(properties);
		}

		@Bean
		EmbeddedData embeddedData(EmbeddedServer server, DatabaseProperties properties) {
			return new EmbeddedData(properties.embedded().data());
		}

		@Bean
		EmbeddedDisk embeddedDisk(EmbeddedServer server, DatabaseProperties properties) {
			DatabaseProperties.Embedded embedded = properties.embedded();
			return new EmbeddedDisk(server, embedded.data(), embedded.reserve().toBytes(),
					EmbeddedServerBuilder.bytes("page-cache", embedded.pageCache()));
		}

		@Bean
		Neo4jConnectionDetails embeddedServerConnectionDetails(EmbeddedServer server) {
			return new Neo4jConnectionDetails() {

				@Override
				public URI getUri() {
					return server.localUri();
				}

			};
		}

	}

	/** Failure of {@code newsgraph-slim.jar}, which does not contain the server. */
	@ConditionalOnMissingClass("org.neo4j.dbms.api.DatabaseManagementService")
	static class Absent {

		@Bean
		Neo4jConnectionDetails noConnectionDetails() {
			throw new EmbeddedServerException(
					"This jar does not contain a database: set spring.neo4j.uri to the address of a Neo4j server,"
							+ " or use newsgraph.jar.");
		}

	}

}
