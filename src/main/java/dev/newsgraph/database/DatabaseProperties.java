package dev.newsgraph.database;

import java.nio.file.Path;
import java.time.Duration;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.AccessMode;
import org.neo4j.driver.BookmarkManager;
import org.neo4j.driver.SessionConfig;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How the gateway uses its database. The address of a database server and the credentials
 * for it are Spring Boot's properties {@code spring.neo4j.*}.
 *
 * @param name name of the database within the Neo4j server
 * @param readTimeout time from the beginning of a request after which its reads are
 * ended, even if the server does not react; the client then gets the error TIMEOUT
 * @param writeTimeout time after which the server ends a write transaction. If the server
 * does not react, the gateway closes the connection 5 seconds later. Writes of a request
 * end at the read time-out if that is shorter
 * @param schemaTimeout time that the creation of constraints and indexes may take over
 * the data that is already stored. It is repeated for as long if another process creates
 * the same
 * @param pollInterval time between two checks whether the database answers
 * @param embedded the embedded server
 */
@Validated
@ConfigurationProperties("newsgraph.database")
public record DatabaseProperties(@DefaultValue("neo4j") @NotBlank String name,
		@DefaultValue("10s") @DurationMin(millis = 1) Duration readTimeout,
		@DefaultValue("60s") @DurationMin(millis = 1) Duration writeTimeout,
		@DefaultValue("10m") @DurationMin(seconds = 1) Duration schemaTimeout,
		@DefaultValue("2s") @DurationMin(millis = 1) Duration pollInterval, @DefaultValue @Valid Embedded embedded) {

	/**
	 * Returns the configuration of sessions on this database.
	 * @param bookmarks the bookmarks that the sessions wait for, or {@code null} for none
	 */
	SessionConfig session(AccessMode mode, @Nullable BookmarkManager bookmarks) {
		SessionConfig.Builder config = SessionConfig.builder().withDefaultAccessMode(mode).withDatabase(this.name);
		return ((bookmarks != null) ? config.withBookmarkManager(bookmarks) : config).build();
	}

	/**
	 * The embedded server. It is started when no {@code spring.neo4j.uri} is set.
	 *
	 * @param data folder of the store; relative to the working directory. One process at
	 * a time can use it
	 * @param pageCache memory for pages of the store, outside the Java heap, in Neo4j's
	 * notation (512m, 2g)
	 * @param transactionMemory memory that all transactions together may use, in Neo4j's
	 * notation (512m, 2g). A single transaction may use half of it; an operation that
	 * needs more gets the error RESOURCE_EXHAUSTED
	 * @param planCache memory that the plans of statements may take, as estimated; the
	 * plan of a statement longer than 16 KB is not kept
	 * @param replanInterval time after which a statement whose plan is kept is planned
	 * again if the graph has changed much. Planning takes some hundred milliseconds
	 * @param reserve space that imports leave free on the disk of the data folder; 0B
	 * lets them fill the disk
	 * @param shutdownTimeout time that the server gets to close. If it takes longer, the
	 * process ends without it, and the next start recovers the store
	 * @param exitOnFailure whether the gateway ends with exit code 1 if the database has
	 * stopped and another start can repair it, so that a supervisor such as systemd,
	 * Docker or Kubernetes starts it again. Otherwise it stays, and its liveness is DOWN
	 * @param bolt whether other programs of this machine can connect over Bolt, on a free
	 * port of the loopback address. The console names the address and the file with the
	 * password
	 */
	public record Embedded(@DefaultValue("data") Path data, @DefaultValue("512m") @NotBlank String pageCache,
			@DefaultValue("512m") @NotBlank String transactionMemory, @DefaultValue("256MB") @Min(0) DataSize planCache,
			@DefaultValue("10s") @DurationMin Duration replanInterval, @DefaultValue("128MB") @Min(0) DataSize reserve,
			@DefaultValue("30s") @DurationMin Duration shutdownTimeout, @DefaultValue("false") boolean exitOnFailure,
			@DefaultValue("false") boolean bolt) {
	}

}
