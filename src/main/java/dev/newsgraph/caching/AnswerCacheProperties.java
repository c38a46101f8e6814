package dev.newsgraph.caching;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The cache of answers. The gateway keeps the answers to queries and sends them again as
 * long as the graph has the same revision. Answers that contain errors, import jobs or
 * the current time are not kept. A request with the header Cache-Control: no-cache is
 * executed
 *
 * @param enabled whether answers are kept, and whether equal requests that arrive at the
 * same time share one execution
 * @param maxWeight memory that the answers take together, as estimated
 * @param maxEntry size of an answer over which it is not kept
 * @param maxRequests memory for the digests of requests that are answered before they are
 * parsed, as estimated
 */
@Validated
@ConfigurationProperties("newsgraph.caching.answers")
record AnswerCacheProperties(@DefaultValue("true") boolean enabled, @DefaultValue("32MB") @Min(0) DataSize maxWeight,
		@DefaultValue("1MB") @Min(0) DataSize maxEntry, @DefaultValue("4MB") @Min(0) DataSize maxRequests) {
}
