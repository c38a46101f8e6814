package dev.newsgraph.database;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much is read at the same time, and at most.
 *
 * @param perOperation root fields of one operation that are read at the same time; the
 * others wait
 * @param perCaller reads that run at the same time for one client; the others wait, at
 * most as long as {@code newsgraph.database.read-timeout}. A client is an API key, the
 * subject of a JWT, or an address. Keep it below
 * {@code spring.neo4j.pool.max-connection-pool-size}, so that one client cannot use all
 * connections
 * @param maxAnswerSize size over which an answer is replaced by the error
 * RESOURCE_EXHAUSTED. It also bounds the values that the statements of one operation
 * return: once they are larger, no further statement of the operation is sent
 */
@Validated
@ConfigurationProperties("newsgraph.database.reads")
public record ReadProperties(@DefaultValue("4") @Min(1) int perOperation, @DefaultValue("25") @Min(1) int perCaller,
		@DefaultValue("16MB") @Min(1) DataSize maxAnswerSize) {
}
