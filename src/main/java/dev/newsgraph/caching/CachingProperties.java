package dev.newsgraph.caching;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How clients and caches may keep the answers to queries.
 *
 * @param etags whether an answer has an ETag, so that a client that repeats a query by
 * GET with If-None-Match gets status 304 while the graph is unchanged
 * @param cacheControl the header Cache-Control of an answer that may be kept. For a
 * trusted document with a max-age, max-age takes the place of no-cache. Answers that
 * contain errors, import jobs or the current time have no-store
 * @param confirmedRequests memory for the URLs of queries whose answers have an ETag, as
 * estimated; these are confirmed faster
 */
@Validated
@ConfigurationProperties("newsgraph.http.caching")
record CachingProperties(@DefaultValue("true") boolean etags,
		@DefaultValue("private, no-cache") @Pattern(regexp = "[a-zA-Z0-9=\\-]+(, ?[a-zA-Z0-9=\\-]+)*",
				message = "directives of Cache-Control, separated by commas") String cacheControl,
		@DefaultValue("4MB") @Min(0) DataSize confirmedRequests) {
}
