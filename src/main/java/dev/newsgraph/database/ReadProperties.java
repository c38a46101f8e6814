package dev.newsgraph.database;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many reads run at the same time.
 *
 * @param perOperation root fields of one operation that are read at the same time; the
 * others wait
 * @param perCaller reads that run at the same time for one client; the others wait, at
 * most as long as {@code newsgraph.database.read-timeout}. A client is an address. Keep
 * it below {@code spring.neo4j.pool.max-connection-pool-size}, so that one client cannot
 * use all connections
 */
@Validated
@ConfigurationProperties("newsgraph.database.reads")
public record ReadProperties(@DefaultValue("4") @Min(1) int perOperation, @DefaultValue("25") @Min(1) int perCaller) {
}
