package dev.newsgraph.query;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The limits of queries and the sizes of their caches.
 *
 * @param defaultFirst how many a page has when neither {@code first} nor {@code last} is
 * given
 * @param maxFirst how many a page has at the most, and how many ids {@code nodes} takes
 * @param maxDepth how deep an operation nests fields at the most
 * @param maxFields how many fields an operation selects at the most, fragments spread out
 * @param cachedOperations how many parsed and validated operations are kept
 * @param cachedStatements how many statements are kept, one for each shape of a root
 * field
 */
@ConfigurationProperties("newsgraph.query")
public record QueryProperties(@DefaultValue("10") int defaultFirst, @DefaultValue("100") int maxFirst,
		@DefaultValue("25") int maxDepth, @DefaultValue("1000") int maxFields,
		@DefaultValue("1000") int cachedOperations, @DefaultValue("1000") int cachedStatements) {
}
