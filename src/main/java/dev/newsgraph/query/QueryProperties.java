package dev.newsgraph.query;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import dev.newsgraph.identity.TrackingParameters;
import dev.newsgraph.query.plan.QueryLimits;

/**
 * The limits of what operations read, and the sizes of their caches. An operation over a
 * limit is refused before any statement is sent.
 *
 * @param defaultFirst entries of a page when the operation gives neither {@code first}
 * nor {@code last}; at most {@code newsgraph.query.max-first}, or such operations are
 * refused
 * @param maxFirst largest value of {@code first} and {@code last}, and largest number of
 * ids for {@code nodes}
 * @param maxSubqueryDepth levels of related objects, lists and connections that an
 * operation may nest, with the conditions on related objects in its filters. The database
 * may need twice the time to plan a statement with each level
 * @param maxSubqueries related objects, lists and connections that an operation may read
 * in all places together, with the conditions on related objects in its filters
 * @param maxFilterSubqueryDepth levels of conditions on related objects that a filter may
 * nest
 * @param maxFilterDepth levels of filters that a filter may nest: {@code and},
 * {@code or}, {@code not} and conditions on related objects
 * @param maxFilterTerms conditions that a filter may hold in all
 * @param maxFilterValues values, or filters, that one list within a filter may hold
 * @param operationCache memory that parsed and validated operations may take, as
 * estimated
 * @param statementCache memory that translated statements may take, as estimated; one is
 * kept for each shape of a root field
 * @param maxRows objects that an operation may return at most, as estimated before it
 * runs
 * @param maxValues values that the objects of an operation may have at most: objects
 * times the fields without fields of their own that are selected of each, as estimated
 * before it runs
 * @param maxCost rows that the database may have to read for an operation, as estimated
 * before it runs from the numbers of nodes and relationships in the graph
 * @param assumedList entries that the estimate assumes for a list that has no page
 * @param assumedSet rows that the estimate assumes for a filter or an aggregate that
 * reads a whole set, as long as the gateway has not read the counts of the graph
 * @param maxSearchLength characters that the text of a search may have
 * @param caps limits of work that could grow with the graph. An answer that one of them
 * cut short says so in {@code extensions.notices}
 */
@Validated
@ConfigurationProperties("newsgraph.query")
public record QueryProperties(@DefaultValue("10") @Min(1) int defaultFirst, @DefaultValue("100") @Min(1) int maxFirst,
		@DefaultValue("10") @Min(1) int maxSubqueryDepth, @DefaultValue("100") @Min(1) int maxSubqueries,
		@DefaultValue("5") @Min(0) int maxFilterSubqueryDepth, @DefaultValue("15") @Min(1) int maxFilterDepth,
		@DefaultValue("50") @Min(1) int maxFilterTerms, @DefaultValue("250") @Min(1) int maxFilterValues,
		@DefaultValue("32MB") @Min(0) DataSize operationCache, @DefaultValue("16MB") @Min(0) DataSize statementCache,
		@DefaultValue("20000") @Min(1) long maxRows, @DefaultValue("500000") @Min(1) long maxValues,
		@DefaultValue("2000000") @Min(1) long maxCost, @DefaultValue("10") @Min(1) int assumedList,
		@DefaultValue("1000") @Min(1) int assumedSet, @DefaultValue("1000") @Min(1) int maxSearchLength,
		@DefaultValue @Valid @NestedConfigurationProperty QueryCaps caps) {

	/**
	 * Returns the limits that planning applies.
	 * @param tracking query parameters that are not part of an address
	 */
	public QueryLimits limits(TrackingParameters tracking) {
		return new QueryLimits(this.defaultFirst, this.maxFirst, this.maxSubqueryDepth, this.maxSubqueries,
				this.maxFilterSubqueryDepth, this.maxFilterDepth, this.maxFilterTerms, this.maxFilterValues,
				this.maxRows, this.maxValues, this.maxCost, this.assumedList, this.assumedSet, this.maxSearchLength,
				tracking, this.caps.values());
	}

}
