package dev.newsgraph.query;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import dev.newsgraph.query.limits.OperationLimits;

/**
 * The limits of the text of an operation and of what it selects. They are checked before
 * the operation is planned, and before it is validated where that can take long.
 *
 * @param maxCharacters characters that a document may have, with comments and white space
 * @param maxTokens tokens that a document may have: names, values and punctuation; as
 * many comments are allowed
 * @param maxSelections fields, fragment spreads and inline fragments that an operation
 * may select, counted with fragments expanded
 * @param maxDepth levels of fields that an operation may nest
 * @param maxRootFields root fields that a query may have; a mutation may have one
 * @param maxAliases aliases that an operation may give to one field in one place
 * @param maxDirectives directives that a document may have
 */
@Validated
@ConfigurationProperties("newsgraph.query")
public record OperationProperties(@DefaultValue("32000") @Min(1) int maxCharacters,
		@DefaultValue("2000") @Min(1) int maxTokens, @DefaultValue("2000") @Min(1) int maxSelections,
		@DefaultValue("15") @Min(1) int maxDepth, @DefaultValue("10") @Min(1) int maxRootFields,
		@DefaultValue("30") @Min(1) int maxAliases, @DefaultValue("50") @Min(0) int maxDirectives) {

	// A filter within a filter takes up to two levels of a variable: a quantifier or a
	// list, and the filter.
	private static final int LEVELS_PER_FILTER = 2;

	/** Returns the limits that apply before planning, with those of the queries. */
	public OperationLimits limits(QueryProperties queries) {
		return new OperationLimits(this.maxCharacters, this.maxTokens, this.maxSelections, this.maxDepth,
				this.maxRootFields, this.maxAliases, this.maxDirectives,
				Math.max(queries.maxFilterValues(), queries.maxFirst()),
				LEVELS_PER_FILTER * (queries.maxFilterDepth() + 1));
	}

}
