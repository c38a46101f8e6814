package dev.newsgraph.query;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The compilation of queries.
 *
 * @param compiled whether queries over HTTP are compiled when they come first, and later
 * executed without graphql-java. The answers are the same
 * @param compiledCache memory that compiled queries may take, as estimated
 */
@Validated
@ConfigurationProperties("newsgraph.query")
record CompilationProperties(@DefaultValue("true") boolean compiled,
		@DefaultValue("16MB") @Min(0) DataSize compiledCache) {
}
