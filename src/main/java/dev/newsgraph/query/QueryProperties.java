package dev.newsgraph.query;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.newsgraph.query.plan.QueryLimits;

/**
 * The limits of queries and the sizes of their caches.
 *
 * @param defaultFirst how many a page has when neither {@code first} nor {@code last} is
 * given
 * @param maxFirst how many a page has at the most, and how many ids {@code nodes} takes
 * @param maxDepth how deep an operation nests fields at the most
 * @param maxFields how many fields an operation selects at the most, fragments spread out
 * @param maxFilterTerms how many things a filter demands at the most
 * @param maxFilterValues how many values or filters a list within a filter holds at the
 * most
 * @param cachedOperations how many parsed and validated operations are kept
 * @param cachedStatements how many statements are kept, one for each shape of a root
 * field
 * @param maxRows how many objects an operation can give at the most
 * @param maxCost how many rows may have to be read for an operation at the most
 * @param assumedList how many entries a list is taken to have that has no page
 * @param assumedSet how many rows are taken to be looked at where a filter or a sum looks
 * at all
 * @param maxSearchLength how many characters the text of a search has at the most
 * @param caps the bounds of work that could grow with the graph
 */
@ConfigurationProperties("newsgraph.query")
public record QueryProperties(@DefaultValue("10") int defaultFirst, @DefaultValue("100") int maxFirst,
		@DefaultValue("25") int maxDepth, @DefaultValue("1000") int maxFields, @DefaultValue("200") int maxFilterTerms,
		@DefaultValue("1000") int maxFilterValues, @DefaultValue("1000") int cachedOperations,
		@DefaultValue("1000") int cachedStatements, @DefaultValue("1000000") long maxRows,
		@DefaultValue("100000000") long maxCost, @DefaultValue("10") int assumedList,
		@DefaultValue("1000") int assumedSet, @DefaultValue("1000") int maxSearchLength, @DefaultValue QueryCaps caps) {

	/** Returns the limits that planning applies. */
	public QueryLimits limits() {
		return new QueryLimits(this.defaultFirst, this.maxFirst, this.maxDepth, this.maxFields, this.maxFilterTerms,
				this.maxFilterValues, this.maxRows, this.maxCost, this.assumedList, this.assumedSet,
				this.maxSearchLength, this.caps.values());
	}

}
