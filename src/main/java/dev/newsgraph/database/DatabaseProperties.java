package dev.newsgraph.database;

import java.nio.file.Path;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the database is used; where it is comes from {@code spring.neo4j.*}.
 *
 * @param name the database within the server
 * @param readTimeout after which the server ends a read transaction
 * @param writeTimeout after which the server ends a write transaction
 * @param schemaTimeout how long a constraint or index may take to be made over the data
 * there is
 * @param pollInterval between two checks whether the database answers
 * @param embedded the server that is started when no {@code spring.neo4j.uri} is set
 */
@ConfigurationProperties("newsgraph.database")
public record DatabaseProperties(@DefaultValue("neo4j") String name, @DefaultValue("10s") Duration readTimeout,
		@DefaultValue("60s") Duration writeTimeout, @DefaultValue("10m") Duration schemaTimeout,
		@DefaultValue("2s") Duration pollInterval, @DefaultValue Embedded embedded) {

	/**
	 * The embedded server.
	 *
	 * @param data the folder that holds its store
	 * @param pageCache memory for the store's pages, in Neo4j's notation
	 * @param transactionMemory memory that all transactions together may take, in Neo4j's
	 * notation
	 * @param reserve how much of the data folder's disk imports leave free
	 * @param shutdownTimeout after which a server that cannot be closed is left as it is
	 */
	public record Embedded(@DefaultValue("data") Path data, @DefaultValue("512m") String pageCache,
			@DefaultValue("512m") String transactionMemory, @DefaultValue("128MB") DataSize reserve,
			@DefaultValue("30s") Duration shutdownTimeout) {
	}

}
