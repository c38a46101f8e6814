package dev.newsgraph.query.plan;

import java.util.Map;

import dev.newsgraph.identity.TrackingParameters;

/**
 * The limits that planning applies to an operation, as values. They are configured by the
 * properties under {@code newsgraph.query}.
 *
 * @param defaultFirst size of a page when neither {@code first} nor {@code last} is given
 * @param maxFirst largest size of a page, and largest number of ids of {@code nodes}
 * @param maxSubqueryDepth deepest nesting of subqueries, in selections and filters
 * together
 * @param maxSubqueries largest number of subqueries, in selections and filters together
 * @param maxFilterSubqueryDepth deepest nesting of subqueries in a filter
 * @param maxFilterDepth deepest nesting of filters
 * @param maxFilterTerms largest number of conditions of a filter
 * @param maxFilterValues largest number of entries of a list within a filter
 * @param maxRows largest number of objects that an operation may return
 * @param maxValues largest number of values that the objects of an operation may have
 * @param maxCost largest number of rows that an operation may read
 * @param assumedList number of entries that a list without a page is estimated at
 * @param assumedSet number of rows that a filter or an aggregate over a whole set is
 * estimated at, as long as the counts of the graph are unknown
 * @param maxSearchLength largest number of characters of a search text
 * @param trackingParameters query parameters that are not part of an address
 * @param caps largest number of rows of each capped part of a statement, by name
 * @param meaning whether texts can be searched for by their meaning
 */
public record QueryLimits(int defaultFirst, int maxFirst, int maxSubqueryDepth, int maxSubqueries,
		int maxFilterSubqueryDepth, int maxFilterDepth, int maxFilterTerms, int maxFilterValues, long maxRows,
		long maxValues, long maxCost, int assumedList, int assumedSet, int maxSearchLength,
		TrackingParameters trackingParameters, Map<String, Integer> caps, boolean meaning) {

	/** Creates limits for a gateway that searches by words only. */
	public QueryLimits(int defaultFirst, int maxFirst, int maxSubqueryDepth, int maxSubqueries,
			int maxFilterSubqueryDepth, int maxFilterDepth, int maxFilterTerms, int maxFilterValues, long maxRows,
			long maxValues, long maxCost, int assumedList, int assumedSet, int maxSearchLength,
			TrackingParameters trackingParameters, Map<String, Integer> caps) {
		this(defaultFirst, maxFirst, maxSubqueryDepth, maxSubqueries, maxFilterSubqueryDepth, maxFilterDepth,
				maxFilterTerms, maxFilterValues, maxRows, maxValues, maxCost, assumedList, assumedSet, maxSearchLength,
				trackingParameters, caps, false);
	}

	/** Returns these limits for a gateway that can or cannot search by meaning. */
	public QueryLimits withMeaning(boolean available) {
		return new QueryLimits(this.defaultFirst, this.maxFirst, this.maxSubqueryDepth, this.maxSubqueries,
				this.maxFilterSubqueryDepth, this.maxFilterDepth, this.maxFilterTerms, this.maxFilterValues,
				this.maxRows, this.maxValues, this.maxCost, this.assumedList, this.assumedSet, this.maxSearchLength,
				this.trackingParameters, this.caps, available);
	}

	/** Returns these limits with another largest size of a page. */
	public QueryLimits withMaxFirst(int first) {
		return new QueryLimits(this.defaultFirst, first, this.maxSubqueryDepth, this.maxSubqueries,
				this.maxFilterSubqueryDepth, this.maxFilterDepth, this.maxFilterTerms, this.maxFilterValues,
				this.maxRows, this.maxValues, this.maxCost, this.assumedList, this.assumedSet, this.maxSearchLength,
				this.trackingParameters, this.caps, this.meaning);
	}

	/**
	 * Returns the value of a cap.
	 * @throws IllegalArgumentException if the cap does not exist
	 */
	int cap(String name) {
		Integer cap = this.caps.get(name);
		if (cap == null) {
			throw new IllegalArgumentException("Unknown cap '%s'".formatted(name));
		}
		return cap;
	}

}
