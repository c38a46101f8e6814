package dev.newsgraph.query;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import dev.newsgraph.query.plan.QueryLimits;

/**
 * The limits of operations and the sizes of their caches. An operation over a limit is
 * refused before any statement is sent.
 *
 * @param defaultFirst entries of a page when the operation gives neither {@code first}
 * nor {@code last}; at most {@code newsgraph.query.max-first}, or such operations are
 * refused
 * @param maxFirst largest value of {@code first} and {@code last}, and largest number of
 * ids for {@code nodes}
 * @param maxDepth levels of fields that an operation may nest
 * @param maxFields fields that an operation may select, counted after its fragments are
 * expanded
 * @param maxFilterTerms conditions that a filter may hold in all
 * @param maxFilterValues values, or filters, that one list within a filter may hold
 * @param cachedOperations parsed and validated operations that are kept in memory
 * @param cachedStatements translated statements that are kept in memory, one for each
 * shape of a root field
 * @param maxRows objects that an operation may return at most, as estimated before it
 * runs
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
		@DefaultValue("25") @Min(1) int maxDepth, @DefaultValue("1000") @Min(1) int maxFields,
		@DefaultValue("200") @Min(1) int maxFilterTerms, @DefaultValue("1000") @Min(1) int maxFilterValues,
		@DefaultValue("1000") @Min(0) int cachedOperations, @DefaultValue("1000") @Min(0) int cachedStatements,
		@DefaultValue("1000000") @Min(1) long maxRows, @DefaultValue("2000000") @Min(1) long maxCost,
		@DefaultValue("10") @Min(1) int assumedList, @DefaultValue("1000") @Min(1) int assumedSet,
		@DefaultValue("1000") @Min(1) int maxSearchLength,
		@DefaultValue @Valid @NestedConfigurationProperty QueryCaps caps) {

	/** Returns the limits that planning applies. */
	public QueryLimits limits() {
		return new QueryLimits(this.defaultFirst, this.maxFirst, this.maxDepth, this.maxFields, this.maxFilterTerms,
				this.maxFilterValues, this.maxRows, this.maxCost, this.assumedList, this.assumedSet,
				this.maxSearchLength, this.caps.values());
	}

}
